using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ParticipationBot.Safeguarding.Cases;
using ParticipationBot.Safeguarding.Sealing;
using ParticipationBot.Storage.Audit;

namespace ParticipationBot.Storage.Cases;

/// <summary>What counsellors and supervisors do with cases. Everything leaves an audit row; opened texts are returned and kept nowhere.</summary>
public sealed class CaseDesk(
    IDbContextFactory<ParticipationDb> databases, AuditedWork audited, CaseDeskRelay relay, LiveUpdates live, TimeProvider time)
{
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

    /// <summary>Opens a case's messages with the person's private key, oldest first.</summary>
    public async Task<IReadOnlyList<CaseMessage>> ReadAsync(Guid staff, byte[] privateKey, Guid id, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var code = await db.Cases.Where(row => row.Id == id).Select(row => row.Code).SingleAsync(cancellation);
        var me = await db.CounsellorKeys.AsNoTracking().SingleAsync(key => key.Staff == staff, cancellation);
        var rows = await db.CaseMessages.AsNoTracking().Where(row => row.Case == id).OrderBy(row => row.At).ThenBy(row => row.Id).ToListAsync(cancellation);
        await audited.NoteAsync(staff.ToString(), "case.read", code, cancellation);
        return rows.ConvertAll(row => Open(row, new Recipient(staff, me.PublicKey), privateKey));
    }

    /// <summary>Someone has looked and takes the case; the child who waits for a person is told.</summary>
    public Task<bool> AcknowledgeAsync(Guid staff, Guid id, CancellationToken cancellation) =>
        ChangeAsync(staff, "case.acknowledged", id, async (db, found) =>
        {
            if (found.Status != CaseStatus.New) return false;
            found.Status = CaseStatus.Acknowledged;
            found.AcknowledgedAt = time.GetUtcNow();
            found.Owner = staff;
            if (found.WantsReply) await relay.TellAsync(db, found, "relay.read", cancellation);
            return true;
        }, cancellation);

    /// <summary>Sends a helper's words to the child and keeps them sealed in the case.</summary>
    /// <returns>False where the child can no longer be reached.</returns>
    public Task<bool> ReplyAsync(Guid staff, Guid id, string text, CancellationToken cancellation) =>
        ChangeAsync(staff, "case.answered", id, async (db, found) =>
        {
            if (!await relay.ReplyAsync(db, found, staff, text, cancellation)) return false;
            found.AnsweredAt = time.GetUtcNow();
            found.Owner ??= staff;
            found.AcknowledgedAt ??= found.AnsweredAt;
            found.Status = CaseStatus.Acknowledged;
            return true;
        }, cancellation);

    /// <summary>A person ends the case. A further message of the child reopens it.</summary>
    public Task<bool> CloseAsync(Guid staff, Guid id, ClosingReason reason, CancellationToken cancellation) =>
        ChangeAsync(staff, $"case.closed.{JsonNamingPolicy.SnakeCaseLower.ConvertName(reason.ToString())}", id, async (db, found) =>
        {
            if (found.Status == CaseStatus.Closed) return false;
            found.Status = CaseStatus.Closed;
            found.ClosedAt = time.GetUtcNow();
            if (found.AnsweredAt is not null) await relay.TellAsync(db, found, "relay.closed", cancellation);
            return true;
        }, cancellation);

    private async Task<bool> ChangeAsync(
        Guid staff, string action, Guid id, Func<ParticipationDb, CaseRow, Task<bool>> change, CancellationToken cancellation)
    {
        var done = await audited.RunAsync(staff.ToString(), action, async db =>
        {
            var found = await db.Cases.SingleAsync(row => row.Id == id, cancellation);
            return await change(db, found) ? found.Code : null;
        }, cancellation);
        if (!done) return false;
        relay.Wake();
        live.Tell(LiveSubject.Cases);
        return true;
    }

    private static CaseMessage Open(CaseMessageRow row, Recipient me, byte[] privateKey)
    {
        var sealedText = SealedText.FromBytes(row.Sealed);
        if (sealedText.Keys.All(key => key.Recipient != me.Id))
            return new CaseMessage(row.Id, row.Author, row.At, null, [], row.Delivery, IsSealedToOthers: true);
        var plain = CaseSealer.Open(sealedText, row.Case.ToString(), me, privateKey);
        var message = JsonSerializer.Deserialize<SealedMessage>(plain)!;
        Array.Clear(plain);
        return new CaseMessage(row.Id, row.Author, row.At, message.Text, message.Reasons, row.Delivery);
    }
}
