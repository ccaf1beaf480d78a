using Microsoft.EntityFrameworkCore;
using ParticipationBot.Safeguarding.Cases;
using ParticipationBot.Safeguarding.Deadlines;
using ParticipationBot.Storage.Audit;
using ParticipationBot.Storage.Cases;
using ParticipationBot.Storage.Cases.Deadlines;
using ParticipationBot.Storage.Cases.Notices;
using ParticipationBot.Storage.Cases.Timeline;
using ParticipationBot.Storage.Inbox;
using ParticipationBot.Storage.Keys;
using ParticipationBot.Storage.Outbox;

namespace ParticipationBot.Storage.Drills;

/// <summary>
/// Sends a practice disclosure through the whole path of a running host and looks how far it has come. The case's code says that it is
/// practice, and so does every call about it.
/// </summary>
public sealed class DrillDesk(
    IDbContextFactory<ParticipationDb> databases, WriterGate gate, UpdateInbox inbox, MessageOutbox outbox, Pseudonyms pseudonyms, AuditedWork audited,
    CaseTimeline timeline, StaffNoticeOptions notices, TimeProvider time)
{
    /// <summary>The channel of practice children; nobody else's messages go there.</summary>
    public const string Channel = "drill";

    /// <summary>How long the program may take for what it does by itself.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public async Task<DrillRow> StartAsync(string text, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var drill = new DrillRow { Id = Guid.CreateVersion7(now), StartedAt = now };
        using (await gate.EnterAsync(cancellation))
        {
            await using var db = await databases.CreateDbContextAsync(cancellation);
            db.Drills.Add(drill);
            await db.SaveChangesAsync(cancellation);
        }
        var number = now.ToUnixTimeMilliseconds() * 10;
        await inbox.AcceptAsync(
            [
                new Incoming(Channel, number, Address(drill), new IncomingBody(IncomingKind.Text, text)),
                new Incoming(Channel, number + 1, Address(drill), new IncomingBody(IncomingKind.Command, "reply")),
            ], cancellation);
        return drill;
    }

    /// <summary>Takes what was sent to the practice child, and looks which steps have been reached.</summary>
    public async Task<DrillRow> LookAsync(Guid id, CancellationToken cancellation)
    {
        var got = await outbox.NextAsync([Channel], 50, new HashSet<long>(), cancellation);
        await outbox.ReportAsync([.. got.Select(message => new OutboxReport(message.Id, OutboxOutcome.Sent, message.Id))], cancellation);
        using var pass = await gate.EnterAsync(cancellation);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var drill = await db.Drills.SingleAsync(row => row.Id == id, cancellation);
        if (await CaseAsync(db, drill, cancellation) is not { } found) return drill;
        drill.CaseCode = found.Code;
        var steps = await db.CaseEvents.AsNoTracking().Where(row => row.Case == found.Id).OrderBy(row => row.Id).ToListAsync(cancellation);
        drill.Sealed ??= await db.CaseMessages.AnyAsync(row => row.Case == found.Id, cancellation) ? Since(drill, found.OpenedAt) : null;
        if (got.Count > 0) drill.ChildTold ??= Since(drill, time.GetUtcNow());
        drill.StaffCalled ??= await CalledAsync(db, drill, found, steps, cancellation);
        drill.Taken ??= Since(drill, steps, CaseEventKind.Acknowledged);
        drill.Answered ??= Since(drill, steps, CaseEventKind.Answered);
        drill.AnswerDelivered ??= Since(drill, steps, CaseEventKind.Delivered);
        drill.Passed = drill is { Sealed: { } first, ChildTold: { } second, StaffCalled: { } third } && first <= Limit && second <= Limit && third <= Limit;
        await db.SaveChangesAsync(cancellation);
        return drill;
    }

    /// <summary>Ends the practice: a case that nobody has closed is closed as a test.</summary>
    public Task FinishAsync(Guid id, CancellationToken cancellation) => audited.RunAsync("system", "drill.finished", async db =>
    {
        var drill = await db.Drills.SingleAsync(row => row.Id == id, cancellation);
        drill.FinishedAt = time.GetUtcNow();
        if (await CaseAsync(db, drill, cancellation) is not { } found || found.Status == CaseStatus.Closed) return drill.CaseCode ?? "-";
        (found.Status, found.ClosedAt) = (CaseStatus.Closed, time.GetUtcNow());
        timeline.Add(db, found.Id, CaseEventKind.Closed, detail: nameof(ClosingReason.Test));
        await CaseAlarm.SetAsync(db, found, CaseClock.NothingDue, cancellation);
        return found.Code;
    }, cancellation);

    /// <summary>The last drill that passed; null where none has.</summary>
    public async Task<DrillRow?> LastPassedAsync(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await db.Drills.AsNoTracking().Where(row => row.Passed).OrderByDescending(row => row.StartedAt).FirstOrDefaultAsync(cancellation);
    }

    /// <summary>Delivered over a channel where there is one; else the call in the console is all there is.</summary>
    private async Task<TimeSpan?> CalledAsync(ParticipationDb db, DrillRow drill, CaseRow found, List<CaseEventRow> steps, CancellationToken cancellation)
    {
        if (!notices.HasAny) return Since(drill, steps, CaseEventKind.Called);
        var delivered = await db.Notices.Where(row => row.Case == found.Id && row.Status == NoticeStatus.Delivered).MinAsync(row => row.DoneAt, cancellation);
        return delivered is { } at ? Since(drill, at) : null;
    }

    private Task<CaseRow?> CaseAsync(ParticipationDb db, DrillRow drill, CancellationToken cancellation)
    {
        var lane = pseudonyms.Lane(Channel, Address(drill));
        return db.Cases.SingleOrDefaultAsync(row => row.Lane == lane, cancellation);
    }

    private static string Address(DrillRow drill) => drill.Id.ToString("N");

    private static TimeSpan Since(DrillRow drill, DateTimeOffset moment) => moment > drill.StartedAt ? moment - drill.StartedAt : TimeSpan.Zero;

    private static TimeSpan? Since(DrillRow drill, List<CaseEventRow> steps, CaseEventKind kind) =>
        steps.Find(step => step.Kind == kind) is { } step ? Since(drill, step.At) : null;
}
