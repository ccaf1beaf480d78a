using Microsoft.EntityFrameworkCore;
using ParticipationBot.Safeguarding.Sealing;
using ParticipationBot.Storage.Keys;

namespace ParticipationBot.Storage.Cases;

/// <summary>To whom a case's texts are sealed: everyone of the helpline whose key is confirmed; the escrow while there is no such key.</summary>
public sealed class CaseRecipients(KeyRing ring)
{
    private readonly EscrowKey escrow = new(ring.Folder);

    /// <summary>Reads the list and keeps it from changing until the transaction ends.</summary>
    internal async Task<IReadOnlyList<Recipient>> ForSealingAsync(ParticipationDb db, CancellationToken cancellation)
    {
        await KeyLock.ShareAsync(db, cancellation);
        var people = await ConfirmedAsync(db, cancellation);
        return people.Count > 0 ? people : [escrow.Recipient()];
    }

    internal static async Task<List<Recipient>> ConfirmedAsync(ParticipationDb db, CancellationToken cancellation) =>
        await db.CounsellorKeys.AsNoTracking().Where(key => key.RetiredAt == null && key.ConfirmedAt != null)
            .OrderBy(key => key.Staff).Select(key => new Recipient(key.KeyId, key.PublicKey)).ToListAsync(cancellation);
}
