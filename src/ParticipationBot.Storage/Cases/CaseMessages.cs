using System.Security.Cryptography;
using System.Text.Json;
using ParticipationBot.Safeguarding.Cases;
using ParticipationBot.Safeguarding.Sealing;

namespace ParticipationBot.Storage.Cases;

/// <summary>Seals words into a case, in the transaction under way.</summary>
public sealed class CaseMessages(CaseRecipients recipients, TimeProvider time)
{
    internal async Task<CaseMessageRow> AddAsync(
        ParticipationDb db, CaseRow found, CaseAuthor author, Guid? staff, SealedMessage message, CancellationToken cancellation)
    {
        var people = await recipients.ForSealingAsync(db, cancellation);
        var plain = JsonSerializer.SerializeToUtf8Bytes(message);
        // Messages taken in one instant keep their order; a microsecond is what both databases can tell apart.
        var (now, after) = (time.GetUtcNow(), found.LastEntryAt + TimeSpan.FromMicroseconds(1));
        found.LastEntryAt = after > now ? after : now;
        var row = new CaseMessageRow
        {
            Id = Guid.CreateVersion7(now),
            Case = found.Id,
            Author = author,
            Staff = staff,
            At = found.LastEntryAt,
            Sealed = CaseSealer.Seal(plain, found.Id.ToString(), people).ToBytes(),
        };
        CryptographicOperations.ZeroMemory(plain);
        db.CaseMessages.Add(row);
        return row;
    }
}
