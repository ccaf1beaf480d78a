using Microsoft.EntityFrameworkCore;
using ParticipationBot.Safeguarding.Sealing;
using ParticipationBot.Storage.Audit;
using ParticipationBot.Storage.Keys;

namespace ParticipationBot.Storage.Cases;

/// <summary>Enrols counsellors' keys and unlocks them. A private key is held by the page that unlocked it and by nobody else.</summary>
public sealed class CounsellorKeys(
    IDbContextFactory<ParticipationDb> databases, WriterGate gate, KeyRing ring, AuditedWork audited, StorageOptions options, TimeProvider time)
{
    // A turn on another replica may still seal to the escrow with what it read before the first enrolment.
    private static readonly TimeSpan EscrowOutlives = TimeSpan.FromMinutes(10);
    private readonly EscrowKey escrow = new(ring.Folder);

    public async Task<bool> HasKeyAsync(Guid staff, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await db.CounsellorKeys.AnyAsync(key => key.Staff == staff && key.RetiredAt == null, cancellation);
    }

    /// <summary>Makes the person's key pair. What waited in escrow is sealed to them.</summary>
    /// <returns>The recovery key, to be shown once.</returns>
    public async Task<string> EnrolAsync(Guid staff, string passphrase, CancellationToken cancellation)
    {
        var pair = CounsellorKeyPair.Create(passphrase, out var recoveryKey);
        await audited.RunAsync(staff.ToString(), "key.enrolled", async db =>
        {
            if (await db.CounsellorKeys.FindAsync([staff], cancellation) is { } old) db.CounsellorKeys.Remove(old);
            await db.SaveChangesAsync(cancellation);
            db.CounsellorKeys.Add(new CounsellorKeyRow
            {
                Staff = staff,
                PublicKey = pair.PublicKey,
                WrappedPrivateKey = pair.WrappedPrivateKey,
                Salt = pair.Salt,
                WrappedForRecovery = pair.WrappedForRecovery,
                CreatedAt = time.GetUtcNow(),
            });
            return staff.ToString();
        }, cancellation);
        await EmptyEscrowAsync(cancellation);
        return recoveryKey;
    }

    /// <returns>The private key; null where the passphrase is wrong or the person has no key. The caller wipes it.</returns>
    public Task<byte[]?> UnlockAsync(Guid staff, string passphrase, CancellationToken cancellation) =>
        OpenAsync(staff, pair => pair.Unlock(passphrase), "key.unlocked", cancellation);

    /// <summary>Opens the key by the recovery key and puts it under a new passphrase.</summary>
    /// <returns>The private key; null where the recovery key is wrong.</returns>
    public async Task<byte[]?> RecoverAsync(Guid staff, string recoveryKey, string passphrase, CancellationToken cancellation)
    {
        if (await OpenAsync(staff, pair => pair.Recover(recoveryKey), "key.recovered", cancellation) is not { } privateKey) return null;
        await audited.RunAsync(staff.ToString(), "key.passphrase_changed", async db =>
        {
            var row = await db.CounsellorKeys.SingleAsync(key => key.Staff == staff, cancellation);
            row.WrappedPrivateKey = Pair(row).WithPassphrase(privateKey, passphrase).WrappedPrivateKey;
            return staff.ToString();
        }, cancellation);
        return privateKey;
    }

    /// <summary>Nothing new is sealed to this person any more.</summary>
    public Task RetireAsync(Guid staff, string actor, CancellationToken cancellation) => audited.RunAsync(actor, "key.retired", async db =>
    {
        if (await db.CounsellorKeys.SingleOrDefaultAsync(key => key.Staff == staff && key.RetiredAt == null, cancellation) is not { } row) return null;
        row.RetiredAt = time.GetUtcNow();
        return staff.ToString();
    }, cancellation);

    internal static async Task<List<Recipient>> RecipientsAsync(ParticipationDb db, CancellationToken cancellation) =>
        await db.CounsellorKeys.AsNoTracking().Where(key => key.RetiredAt == null).Select(key => new Recipient(key.Staff, key.PublicKey))
            .ToListAsync(cancellation);

    private async Task<byte[]?> OpenAsync(Guid staff, Func<CounsellorKeyPair, byte[]?> open, string action, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var row = await db.CounsellorKeys.AsNoTracking().SingleOrDefaultAsync(key => key.Staff == staff && key.RetiredAt == null, cancellation);
        var privateKey = row is null ? null : open(Pair(row));
        await audited.NoteAsync(staff.ToString(), privateKey is null ? "key.refused" : action, staff.ToString(), cancellation);
        if (privateKey is not null) await EmptyEscrowAsync(cancellation);
        return privateKey;
    }

    private static CounsellorKeyPair Pair(CounsellorKeyRow row) => new(row.PublicKey, row.WrappedPrivateKey, row.Salt, row.WrappedForRecovery ?? []);

    /// <summary>Seals to counsellors what is sealed to the escrow, then deletes the escrow's key once nobody can use it any more.</summary>
    private async Task EmptyEscrowAsync(CancellationToken cancellation)
    {
        if (escrow.PrivateKey() is not { } privateKey) return;
        using var pass = await gate.EnterAsync(cancellation);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var recipients = await RecipientsAsync(db, cancellation);
        if (recipients.Count == 0) return;
        foreach (var message in await db.CaseMessages.ToListAsync(cancellation))
        {
            var sealedText = SealedText.FromBytes(message.Sealed);
            if (sealedText.Keys.All(key => key.Recipient != EscrowKey.RecipientId)) continue;
            var plain = CaseSealer.Open(sealedText, message.Case.ToString(), escrow.Recipient(), privateKey);
            message.Sealed = CaseSealer.Seal(plain, message.Case.ToString(), recipients).ToBytes();
            Array.Clear(plain);
        }
        await db.SaveChangesAsync(cancellation);
        var first = await db.CounsellorKeys.MinAsync(key => key.CreatedAt, cancellation);
        if (!options.IsPostgres || time.GetUtcNow() - first > EscrowOutlives) escrow.Destroy();
        Array.Clear(privateKey);
    }
}
