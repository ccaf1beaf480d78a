using Microsoft.EntityFrameworkCore;
using ParticipationBot.Safeguarding.Sealing;
using ParticipationBot.Storage.Audit;
using ParticipationBot.Storage.Keys;

namespace ParticipationBot.Storage.Cases;

/// <summary>Enrols counsellors' keys and unlocks them. A private key is held by the page that unlocked it and by nobody else.</summary>
public sealed class CounsellorKeys(
    IDbContextFactory<ParticipationDb> databases, WriterGate gate, KeyRing ring, AuditedWork audited, TimeProvider time)
{
    /// <summary>Wrong passphrases in a row before the key is closed for a while.</summary>
    public const int MostFailures = 5;

    private static readonly TimeSpan FirstLock = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestLock = TimeSpan.FromHours(1);
    private readonly EscrowKey escrow = new(ring.Folder);

    public async Task<bool> HasKeyAsync(Guid staff, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await db.CounsellorKeys.AnyAsync(key => key.Staff == staff && key.RetiredAt == null, cancellation);
    }

    /// <summary>
    /// Makes the person's key pair. The helpline's first key counts at once, and what waited in escrow is sealed to it; every later one
    /// waits until a colleague has confirmed it.
    /// </summary>
    /// <returns>The recovery key, to be shown once.</returns>
    public async Task<string> EnrolAsync(Guid staff, string passphrase, CancellationToken cancellation)
    {
        var pair = CounsellorKeyPair.Create(passphrase, out var recoveryKey);
        await audited.RunAsync(staff.ToString(), "key.enrolled", async db =>
        {
            await KeyLock.HoldAsync(db, cancellation);
            if (await db.CounsellorKeys.FindAsync([staff], cancellation) is { } old) db.CounsellorKeys.Remove(old);
            await db.SaveChangesAsync(cancellation);
            var isFirst = (await CaseRecipients.ConfirmedAsync(db, cancellation)).Count == 0;
            db.CounsellorKeys.Add(new CounsellorKeyRow
            {
                Staff = staff,
                KeyId = Guid.CreateVersion7(time.GetUtcNow()),
                PublicKey = pair.PublicKey,
                WrappedPrivateKey = pair.WrappedPrivateKey,
                Salt = pair.Salt,
                WrappedForRecovery = pair.WrappedForRecovery,
                CreatedAt = time.GetUtcNow(),
                ConfirmedAt = isFirst ? time.GetUtcNow() : null,
            });
            return staff.ToString();
        }, cancellation);
        await EmptyEscrowAsync(cancellation);
        return recoveryKey;
    }

    public Task<KeyOpening> UnlockAsync(Guid staff, string passphrase, CancellationToken cancellation) =>
        OpenAsync(staff, pair => pair.Unlock(passphrase), "key.unlocked", cancellation);

    /// <summary>Opens the key by the recovery key and puts it under a new passphrase.</summary>
    public async Task<KeyOpening> RecoverAsync(Guid staff, string recoveryKey, string passphrase, CancellationToken cancellation)
    {
        var opening = await OpenAsync(staff, pair => pair.Recover(recoveryKey), "key.recovered", cancellation);
        if (opening.PrivateKey is not { } privateKey) return opening;
        await audited.RunAsync(staff.ToString(), "key.passphrase_changed", async db =>
        {
            var row = await db.CounsellorKeys.SingleAsync(key => key.Staff == staff, cancellation);
            row.WrappedPrivateKey = Pair(row).WithPassphrase(privateKey, passphrase).WrappedPrivateKey;
            return staff.ToString();
        }, cancellation);
        return opening;
    }

    /// <summary>Nothing new is sealed to this person any more. What they could open they still can, until somebody takes them off.</summary>
    public Task RetireAsync(Guid staff, string actor, CancellationToken cancellation) => audited.RunAsync(actor, "key.retired", async db =>
    {
        await KeyLock.HoldAsync(db, cancellation);
        if (await db.CounsellorKeys.SingleOrDefaultAsync(key => key.Staff == staff && key.RetiredAt == null, cancellation) is not { } row) return null;
        row.RetiredAt = time.GetUtcNow();
        return staff.ToString();
    }, cancellation);

    private async Task<KeyOpening> OpenAsync(Guid staff, Func<CounsellorKeyPair, byte[]?> open, string action, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var row = await db.CounsellorKeys.AsNoTracking().SingleOrDefaultAsync(key => key.Staff == staff && key.RetiredAt == null, cancellation);
        if (row is null) return new KeyOpening(null, null);
        if (row.LockedUntil is { } until && until > time.GetUtcNow()) return new KeyOpening(null, until);
        var privateKey = open(Pair(row));
        var locked = await CountAsync(staff, privateKey is not null, privateKey is null ? "key.refused" : action, cancellation);
        if (privateKey is not null) await EmptyEscrowAsync(cancellation);
        return new KeyOpening(privateKey, locked);
    }

    /// <returns>Until when the key is closed after too many wrong passphrases.</returns>
    private async Task<DateTimeOffset?> CountAsync(Guid staff, bool isRight, string action, CancellationToken cancellation)
    {
        DateTimeOffset? locked = null;
        await audited.RunAsync(staff.ToString(), action, async db =>
        {
            var row = await db.CounsellorKeys.SingleAsync(key => key.Staff == staff, cancellation);
            row.Failures = isRight ? 0 : row.Failures + 1;
            var wait = FirstLock * Math.Pow(2, Math.Min(Math.Max(row.Failures - MostFailures, 0), 10));
            locked = row.Failures < MostFailures ? null : time.GetUtcNow() + (wait < LongestLock ? wait : LongestLock);
            row.LockedUntil = locked;
            return staff.ToString();
        }, cancellation);
        return locked;
    }

    private static CounsellorKeyPair Pair(CounsellorKeyRow row) => new(row.PublicKey, row.WrappedPrivateKey, row.Salt, row.WrappedForRecovery ?? []);

    /// <summary>Seals to counsellors what is sealed to the escrow, then deletes the escrow's key: nobody can use it any more.</summary>
    private async Task EmptyEscrowAsync(CancellationToken cancellation)
    {
        if (escrow.PrivateKey() is not { } privateKey) return;
        using var pass = await gate.EnterAsync(cancellation);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        // Whoever sealed to the escrow has committed by now, and whoever seals after this finds the confirmed keys.
        await KeyLock.HoldAsync(db, cancellation);
        var recipients = await CaseRecipients.ConfirmedAsync(db, cancellation);
        if (recipients.Count == 0) return;
        foreach (var message in await db.CaseMessages.ToListAsync(cancellation))
        {
            var sealedText = SealedText.FromBytes(message.Sealed);
            if (sealedText.IsFor(EscrowKey.RecipientId))
                message.Sealed = Reseal.To(recipients, sealedText, message.Case.ToString(), escrow.Recipient(), privateKey).ToBytes();
        }
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        escrow.Destroy();
        Array.Clear(privateKey);
    }
}

/// <summary>What came of opening a key.</summary>
/// <param name="PrivateKey">32 bytes, which the caller wipes; null where the secret is wrong or there is no key.</param>
/// <param name="LockedUntil">After too many wrong tries: until then the key does not open for anyone.</param>
public sealed record KeyOpening(byte[]? PrivateKey, DateTimeOffset? LockedUntil);
