using Microsoft.EntityFrameworkCore;
using ParticipationBot.Safeguarding.Deadlines;
using ParticipationBot.Storage.Cases.Deadlines;
using ParticipationBot.Storage.Turns;

namespace ParticipationBot.Storage.Cases.Notices;

/// <summary>Where the senders of mail and webhooks take calls from, and report what became of them.</summary>
public sealed class NoticeOutbox(
    IDbContextFactory<ParticipationDb> databases, WriterGate gate, StaffNoticeOptions options, PromptRenderer renderer, CaseAlarm alarm, TimeProvider time)
{
    /// <summary>Tries before a notice counts as failed: about a minute and a half.</summary>
    public const int MostAttempts = 5;

    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan FirstRetry = TimeSpan.FromSeconds(5);

    /// <summary>Takes what is due for a minute: a sender that dies lets go of it by then, and the notice is sent again.</summary>
    public async Task<IReadOnlyList<NoticeToSend>> TakeAsync(int most, CancellationToken cancellation)
    {
        using var pass = await gate.EnterAsync(cancellation);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var now = time.GetUtcNow();
        var due = gate.IsPostgres
            ? db.Notices.FromSql($"""SELECT * FROM "Notices" WHERE "Status" = 'Waiting' AND "Channel" <> 'telegram' AND ("NotBefore" IS NULL OR "NotBefore" <= {now}) ORDER BY "Id" LIMIT {most} FOR UPDATE SKIP LOCKED""")
            : db.Notices.Where(row => row.Status == NoticeStatus.Waiting && row.Channel != "telegram" && (row.NotBefore == null || row.NotBefore <= now)).OrderBy(row => row.Id).Take(most);
        var rows = await due.ToListAsync(cancellation);
        var taken = new List<NoticeToSend>();
        foreach (var row in rows)
        {
            row.NotBefore = now + Lease;
            taken.Add(await ReadAsync(db, row, cancellation));
        }
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return taken;
    }

    /// <param name="fault">Null where it was delivered; else a code that says what went wrong.</param>
    public async Task ReportAsync(Guid id, string? fault, CancellationToken cancellation)
    {
        using var pass = await gate.EnterAsync(cancellation);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var row = await db.Notices.SingleAsync(each => each.Id == id, cancellation);
        row.Attempts++;
        row.Fault = fault;
        if (fault is not null && row.Attempts < MostAttempts) row.NotBefore = time.GetUtcNow() + (FirstRetry * Math.Pow(2, row.Attempts - 1));
        else await SettleAsync(db, row, fault is null, cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Settles a notice in the transaction under way; where the whole call reached nobody, the next step is called at once.</summary>
    internal async Task SettleAsync(ParticipationDb db, NoticeRow row, bool isDelivered, CancellationToken cancellation)
    {
        row.Status = isDelivered ? NoticeStatus.Delivered : NoticeStatus.Failed;
        row.DoneAt = time.GetUtcNow();
        if (isDelivered || await db.Notices.AnyAsync(each => each.Call == row.Call && each.Id != row.Id && each.Status != NoticeStatus.Failed, cancellation)) return;
        if (await CaseLock.FindAsync(db, row.Case, cancellation) is { } found) await alarm.NobodyReachedAsync(db, found, cancellation);
    }

    private async Task<NoticeToSend> ReadAsync(ParticipationDb db, NoticeRow row, CancellationToken cancellation)
    {
        var found = await db.Cases.AsNoTracking().Where(each => each.Id == row.Case)
            .Select(each => new { each.Code, each.Urgency, each.Escalation }).SingleAsync(cancellation);
        var step = row.IsFallback ? EscalationStep.Fallback : found.Escalation;
        IReadOnlyList<Guid> people = row.Staff is { } staff ? [staff] : [];
        var text = renderer.Render(await StaffNotices.TextAsync(db, found.Code, found.Urgency.ToString(), step, row.Reason, people, cancellation), options.Language).Text;
        var address = row.Channel != "email" ? null : row.IsFallback ? options.FallbackEmail
            : await db.Counsellors.Where(each => each.Staff == row.Staff).Select(each => each.Email).SingleOrDefaultAsync(cancellation);
        return new NoticeToSend(row.Id, row.Channel, address, found.Code, found.Urgency.ToString(), step.ToString(), row.Reason.ToString(), text, row.CreatedAt);
    }
}

/// <summary>A call to send: what it says is all there is to say.</summary>
/// <param name="Address">Where mail goes; null for other channels.</param>
/// <param name="Text">The notice in the helpline's language.</param>
public sealed record NoticeToSend(
    Guid Id, string Channel, string? Address, string Code, string Urgency, string Step, string Reason, string Text, DateTimeOffset At);
