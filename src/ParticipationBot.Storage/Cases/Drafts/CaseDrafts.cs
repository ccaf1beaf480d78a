using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ParticipationBot.Safeguarding.Sealing;

namespace ParticipationBot.Storage.Cases.Drafts;

/// <summary>
/// Keeps an unsent answer over a lost session: sealed to the one who writes it, so that neither the database nor a shared computer's browser
/// holds readable words about a child. (A browser tab's storage survives a crash on disk, unencrypted.)
/// </summary>
public sealed class CaseDrafts(IDbContextFactory<ParticipationDb> databases, WriterGate gate, TimeProvider time)
{
    /// <summary>Needs no open key: sealing takes the public half alone. An empty text forgets the draft.</summary>
    /// <returns>False where the person has no key yet: then nothing is kept.</returns>
    public async Task<bool> KeepAsync(Guid staff, Guid id, string text, CancellationToken cancellation)
    {
        using var pass = await gate.EnterAsync(cancellation);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var row = await db.CaseDrafts.SingleOrDefaultAsync(each => each.Case == id && each.Staff == staff, cancellation);
        if (string.IsNullOrWhiteSpace(text))
        {
            if (row is not null) db.CaseDrafts.Remove(row);
            await db.SaveChangesAsync(cancellation);
            return true;
        }
        if (await MineAsync(db, staff, cancellation) is not { } me) return false;
        var plain = Encoding.UTF8.GetBytes(text);
        var made = CaseSealer.Seal(plain, Binding(id), [me]).ToBytes();
        CryptographicOperations.ZeroMemory(plain);
        if (row is null) db.CaseDrafts.Add(new CaseDraftRow { Case = id, Staff = staff, Sealed = made, SavedAt = time.GetUtcNow() });
        else (row.Sealed, row.SavedAt) = (made, time.GetUtcNow());
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    /// <returns>Null where there is none, or where it was sealed to a key that the person has changed since.</returns>
    public async Task<CaseDraft?> FindAsync(Guid staff, byte[] privateKey, Guid id, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var row = await db.CaseDrafts.AsNoTracking().SingleOrDefaultAsync(each => each.Case == id && each.Staff == staff, cancellation);
        if (row is null || await MineAsync(db, staff, cancellation) is not { } me) return null;
        var sealedText = SealedText.FromBytes(row.Sealed);
        return sealedText.IsFor(me.Id) ? new CaseDraft(Encoding.UTF8.GetString(CaseSealer.Open(sealedText, Binding(id), me, privateKey)), row.SavedAt) : null;
    }

    private static async Task<Recipient?> MineAsync(ParticipationDb db, Guid staff, CancellationToken cancellation) =>
        await db.CounsellorKeys.Where(key => key.Staff == staff && key.RetiredAt == null).Select(key => new Recipient(key.KeyId, key.PublicKey)).SingleOrDefaultAsync(cancellation);

    private static string Binding(Guid id) => $"draft:{id}";
}

public sealed record CaseDraft(string Text, DateTimeOffset SavedAt);
