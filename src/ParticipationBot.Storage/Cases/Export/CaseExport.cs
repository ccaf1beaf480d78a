using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ParticipationBot.Safeguarding.Cases;
using ParticipationBot.Safeguarding.Sealing;
using ParticipationBot.Storage.Cases.Timeline;

namespace ParticipationBot.Storage.Cases.Export;

/// <summary>
/// Makes the file of one case for an authorized body: asked for by one person with a reason, agreed to by another, for some hours. It is
/// written and sealed in memory and handed to the one who asked; nothing of it stays on the server.
/// </summary>
public sealed class CaseExport(IDbContextFactory<ParticipationDb> databases, CaseWork work, TimeProvider time)
{
    /// <param name="privateKey">The person's open key. Every text must open, notes that are left out excepted.</param>
    /// <param name="write">Makes the bytes of the file; they are wiped once sealed.</param>
    public async Task<ExportResult> MakeAsync(
        Guid staff, byte[] privateKey, Guid id, ExportOrder order, Func<CaseFile, byte[]> write, CancellationToken cancellation)
    {
        if (order.Seal.Fault is { } fault) return new ExportResult(fault);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        if (await AgreedAsync(db, staff, id, cancellation) is not { } approval) return new ExportResult(ExportOutcome.NotAgreed);
        var (file, closed) = await ReadAsync(db, staff, privateKey, id, approval, order.WithNotes, cancellation);
        if (closed > 0) return new ExportResult(ExportOutcome.CannotOpen, Closed: closed);
        var plain = write(file);
        var made = order.Seal.Apply(plain);
        CryptographicOperations.ZeroMemory(plain);
        var fingerprint = KeyFingerprint.Of(made);
        // Once more under the lock: the permission may have run out while the file was written.
        var recorded = await work.ChangeAsync(staff, $"case.exported.{order.Format}", id, async (inner, found) =>
        {
            if (await AgreedAsync(inner, staff, id, cancellation) is not { } still) return false;
            work.Timeline.Add(inner, found.Id, CaseEventKind.Exported, staff, $"{order.Format}:{fingerprint}:{still.AskedBy},{still.ApprovedBy}");
            return true;
        }, cancellation);
        return recorded
            ? new ExportResult(ExportOutcome.Done, made, $"{file.Code}.{order.Format}.sealed", fingerprint)
            : new ExportResult(ExportOutcome.NotAgreed);
    }

    private async Task<CaseApprovalRow?> AgreedAsync(ParticipationDb db, Guid staff, Guid id, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        return await db.CaseApprovals.AsNoTracking()
            .Where(row => row.Case == id && row.Kind == ApprovalKind.Export && row.AskedBy == staff && row.ApprovedBy != null && row.ValidUntil > now)
            .OrderByDescending(row => row.AskedAt).FirstOrDefaultAsync(cancellation);
    }

    private async Task<(CaseFile File, int Closed)> ReadAsync(
        ParticipationDb db, Guid staff, byte[] privateKey, Guid id, CaseApprovalRow approval, bool withNotes, CancellationToken cancellation)
    {
        var found = await db.Cases.AsNoTracking().SingleAsync(row => row.Id == id, cancellation);
        var me = await db.CounsellorKeys.AsNoTracking().Where(row => row.Staff == staff).Select(row => new Recipient(row.KeyId, row.PublicKey)).SingleAsync(cancellation);
        var names = await db.Users.AsNoTracking().ToDictionaryAsync(user => user.Id, user => user.UserName!, cancellation);
        var rows = await db.CaseMessages.AsNoTracking().Where(row => row.Case == id).OrderBy(row => row.At).ThenBy(row => row.Id).ToListAsync(cancellation);
        var reason = rows.Find(row => row.Id == approval.Reason);
        if (!withNotes) rows.RemoveAll(row => row.Author == CaseAuthor.Note);
        var closed = rows.Count(row => !SealedText.FromBytes(row.Sealed).IsFor(me.Id)) + (reason is null || SealedText.FromBytes(reason.Sealed).IsFor(me.Id) ? 0 : 1);
        if (closed > 0) return (default!, closed);

        var numbers = rows.Select((row, place) => (row.Id, Number: place + 1)).ToDictionary(pair => pair.Id, pair => pair.Number);
        var messages = rows.ConvertAll(row => new CaseFileMessage(
            numbers[row.Id], row.At, row.Author, Name(row.Staff), Open(row, me, privateKey), row.Delivery,
            row.Corrects is { } wrong && numbers.TryGetValue(wrong, out var number) ? number : null));
        // By number and not by clock: a clock that jumped must not turn the order of what happened around.
        var steps = await db.CaseEvents.AsNoTracking().Where(row => row.Case == id).OrderBy(row => row.Id).ToListAsync(cancellation);
        var referrals = await db.CaseReferrals.AsNoTracking().Where(row => row.Case == id).OrderBy(row => row.At).ToListAsync(cancellation);
        return (new CaseFile(
            found.Code, time.GetUtcNow(), [Name(approval.AskedBy) ?? "—", Name(approval.ApprovedBy) ?? "—"],
            reason is null ? "" : Open(reason, me, privateKey) ?? "", found.Status, found.Urgency, found.Kind, found.Language, found.AgeBand, found.Region,
            found.OpenedAt, found.ClosedAt, messages,
            steps.ConvertAll(row => new CaseFileStep(row.At, row.Kind, Name(row.Actor))),
            referrals.ConvertAll(row => new CaseFileReferral(row.At, row.Service, row.Basis, row.Outcome))), 0);

        string? Name(Guid? person) => person is { } who ? names.GetValueOrDefault(who, "—") : null;
    }

    private static string? Open(CaseMessageRow row, Recipient me, byte[] privateKey)
    {
        var plain = CaseSealer.Open(SealedText.FromBytes(row.Sealed), row.Case.ToString(), me, privateKey);
        var text = JsonSerializer.Deserialize<SealedMessage>(plain)!.Text;
        CryptographicOperations.ZeroMemory(plain);
        return text;
    }
}

/// <param name="Format">"pdf" or "json".</param>
public sealed record ExportOrder(string Format, bool WithNotes, ExportSeal Seal);

/// <summary>What the file is sealed with: a passphrase, or the recipient's public key in base64.</summary>
public sealed record ExportSeal(string? Passphrase, string? PublicKey)
{
    public ExportOutcome? Fault => PublicKey is not null
        ? Key is null ? ExportOutcome.BadKey : null
        : Passphrase is null || Passphrase.Trim().Length < SealedFile.ShortestPassphrase ? ExportOutcome.Weak : null;

    private byte[]? Key
    {
        get
        {
            var bytes = new byte[SealedFile.PublicKeyBytes];
            return PublicKey is not null && Convert.TryFromBase64String(PublicKey.Trim(), bytes, out var length) && length == bytes.Length ? bytes : null;
        }
    }

    internal byte[] Apply(byte[] plain) => Key is { } key ? SealedFile.ForKey(plain, key) : SealedFile.WithPassphrase(plain, Passphrase!);
}

public enum ExportOutcome { Done, NotAgreed, CannotOpen, BadKey, Weak }

/// <param name="Fingerprint">Of the sealed file: both sides can compare it by voice.</param>
/// <param name="Closed">Texts that the person's key does not open.</param>
public sealed record ExportResult(ExportOutcome Outcome, byte[]? File = null, string? Name = null, string? Fingerprint = null, int Closed = 0);
