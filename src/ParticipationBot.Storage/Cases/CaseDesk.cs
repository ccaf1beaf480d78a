using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ParticipationBot.Conversation.Prompts;
using ParticipationBot.Safeguarding.Cases;
using ParticipationBot.Safeguarding.Deadlines;
using ParticipationBot.Safeguarding.Sealing;
using ParticipationBot.Storage.Audit;
using ParticipationBot.Storage.Cases.Deadlines;
using ParticipationBot.Storage.Cases.Timeline;
using ParticipationBot.Storage.Duty;

namespace ParticipationBot.Storage.Cases;

/// <summary>What counsellors and supervisors do with cases. Everything leaves an audit row; opened texts are returned and kept nowhere.</summary>
public sealed class CaseDesk(
    IDbContextFactory<ParticipationDb> databases, AuditedWork audited, CaseWork work, CaseMessages messages, CaseDeskRelay relay,
    HelplineOptions options, TimeProvider time)
{
    /// <summary>Most characters of one answer. Longer ones are refused with words, not cut.</summary>
    public const int LongestReply = 3000;

    /// <summary>Most urgent first; closed ones only on demand.</summary>
    public async Task<IReadOnlyList<CaseSummary>> QueueAsync(bool withClosed, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var rows = await db.Cases.AsNoTracking().Where(row => withClosed || row.Status != CaseStatus.Closed).ToListAsync(cancellation);
        return [.. rows.Select(CaseSummary.Of)
            .OrderBy(found => found.Status).ThenByDescending(found => found.Urgency).ThenBy(found => found.LastMessageAt)];
    }

    public async Task<CaseSummary?> FindAsync(string code, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await db.Cases.AsNoTracking().SingleOrDefaultAsync(row => row.Code == code, cancellation) is { } row ? CaseSummary.Of(row) : null;
    }

    /// <summary>Opens the newest of a case's messages with the person's private key; returned oldest first.</summary>
    public async Task<IReadOnlyList<CaseMessage>> ReadAsync(Guid staff, byte[] privateKey, Guid id, int most, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var code = await db.Cases.Where(row => row.Id == id).Select(row => row.Code).SingleAsync(cancellation);
        var me = await db.CounsellorKeys.AsNoTracking().SingleAsync(key => key.Staff == staff, cancellation);
        var rows = await db.CaseMessages.AsNoTracking().Where(row => row.Case == id)
            .OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Take(most).ToListAsync(cancellation);
        await audited.NoteAsync(staff.ToString(), "case.read", code, cancellation);
        rows.Reverse();
        return rows.ConvertAll(row => Open(row, new Recipient(me.KeyId, me.PublicKey), privateKey));
    }

    /// <summary>The owner has read what was added to a case they took: nobody is called about it any more.</summary>
    public Task<bool> SeenAsync(Guid staff, Guid id, DateTimeOffset seenUpTo, CancellationToken cancellation) =>
        work.ChangeAsync(staff, "case.seen", id, async (db, found) =>
        {
            if (found.Status != CaseStatus.Acknowledged || found.LookBy is null || found.LastMessageAt > seenUpTo) return false;
            work.Timeline.Add(db, found.Id, CaseEventKind.Read, staff);
            await CaseAlarm.SetAsync(db, found, found.Clock.Looked(), cancellation);
            return true;
        }, cancellation);

    /// <summary>Someone has looked and takes the case; the child who waits for a person is told.</summary>
    public Task<bool> AcknowledgeAsync(Guid staff, Guid id, CancellationToken cancellation) =>
        work.ChangeAsync(staff, "case.acknowledged", id, async (db, found) =>
        {
            if (found.Status != CaseStatus.New) return false;
            found.Status = CaseStatus.Acknowledged;
            found.AcknowledgedAt ??= time.GetUtcNow();
            found.Owner ??= staff;
            work.Timeline.Add(db, found.Id, CaseEventKind.Acknowledged, staff);
            await CaseAlarm.SetAsync(db, found, found.Clock.Looked(), cancellation);
            if (found.WantsReply) await relay.TellAsync(db, found, new Prompt("status.read"), cancellation);
            return true;
        }, cancellation);

    /// <summary>Sends a helper's words to the child and keeps them sealed in the case.</summary>
    /// <param name="seenUpTo">The newest message that the helper had before them: a colleague's later answer stops this one.</param>
    public async Task<ReplyResult> ReplyAsync(Guid staff, Guid id, string text, DateTimeOffset seenUpTo, CancellationToken cancellation)
    {
        if (text.Length > LongestReply) return ReplyResult.TooLong;
        var result = ReplyResult.Sent;
        await work.ChangeAsync(staff, "case.answered", id, async (db, found) =>
        {
            if (await AnsweredMeanwhileAsync(db, staff, found, seenUpTo, cancellation)) result = ReplyResult.Stale;
            else if (found.Status == CaseStatus.Closed) result = ReplyResult.Closed;
            else if (!await relay.ReplyAsync(db, found, staff, text, cancellation)) result = ReplyResult.Unreachable;
            if (result != ReplyResult.Sent) return false;
            found.AnsweredAt = time.GetUtcNow();
            found.Owner ??= staff;
            found.AcknowledgedAt ??= found.AnsweredAt;
            found.Status = CaseStatus.Acknowledged;
            work.Timeline.Add(db, found.Id, CaseEventKind.Answered, staff);
            await CaseAlarm.SetAsync(db, found, CaseClock.NothingDue, cancellation);
            return true;
        }, cancellation);
        return result;
    }

    /// <summary>A person ends the case. A further message of the child reopens it.</summary>
    /// <param name="seenUpTo">The child's newest message that the person had before them: a later one keeps the case open.</param>
    public async Task<CloseResult> CloseAsync(Guid staff, Guid id, Closing closing, DateTimeOffset seenUpTo, CancellationToken cancellation)
    {
        var result = CloseResult.Done;
        var action = $"case.closed.{JsonNamingPolicy.SnakeCaseLower.ConvertName(closing.Reason.ToString())}";
        await work.ChangeAsync(staff, action, id, async (db, found) =>
        {
            result = found.Status == CaseStatus.Closed ? CloseResult.ClosedAlready
                : found.LastMessageAt > seenUpTo ? CloseResult.Stale
                : options.SecondReaderForImmediate && found is { NeedsSecondReader: true, SecondReader: null } ? CloseResult.NeedsSecondReader
                : CloseResult.Done;
            if (result != CloseResult.Done) return false;
            found.Status = CaseStatus.Closed;
            found.ClosedAt = time.GetUtcNow();
            if (!string.IsNullOrWhiteSpace(closing.Words))
                await messages.AddAsync(db, found, CaseAuthor.Note, staff, new SealedMessage(closing.Words.Trim(), null, null, []), cancellation);
            if (closing.FalseAlarm is { } alarm) await FalseAlarms.CountAsync(db, found, alarm, time.GetUtcNow(), cancellation);
            work.Timeline.Add(db, found.Id, CaseEventKind.Closed, staff, closing.Reason.ToString());
            await CaseAlarm.SetAsync(db, found, CaseClock.NothingDue, cancellation);
            if (found.AnsweredAt is not null) await relay.TellAsync(db, found, Feedback, cancellation);
            return true;
        }, cancellation);
        return result;
    }

    // Buttons that begin commands: they work whatever the child is doing by then.
    private static Prompt Feedback { get; } = new Prompt("status.closed").Row(new Option("!helped_yes", "status.helped_yes"), new Option("!helped_no", "status.helped_no"))
        .Row("!reply", "status.write_again");

    private static Task<bool> AnsweredMeanwhileAsync(
        ParticipationDb db, Guid staff, CaseRow found, DateTimeOffset seenUpTo, CancellationToken cancellation) =>
        db.CaseMessages.AnyAsync(
            row => row.Case == found.Id && row.Author == CaseAuthor.Helper && row.Staff != staff && row.At > seenUpTo, cancellation);

    private static CaseMessage Open(CaseMessageRow row, Recipient me, byte[] privateKey)
    {
        var sealedText = SealedText.FromBytes(row.Sealed);
        if (sealedText.Keys.All(key => key.Recipient != me.Id))
            return new CaseMessage(row.Id, row.Author, row.Staff, row.At, null, null, null, [], row.Delivery, IsSealedToOthers: true) { Corrects = row.Corrects };
        var plain = CaseSealer.Open(sealedText, row.Case.ToString(), me, privateKey);
        var message = JsonSerializer.Deserialize<SealedMessage>(plain)!;
        Array.Clear(plain);
        return new CaseMessage(row.Id, row.Author, row.Staff, row.At, message.Text, message.Kind, message.Urgency, message.Reasons, row.Delivery)
        {
            Corrects = row.Corrects,
        };
    }
}
