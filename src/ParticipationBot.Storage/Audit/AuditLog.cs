using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace ParticipationBot.Storage.Audit;

/// <summary>The record of what staff saw and did. Rows are chained by hashes: a changed or removed row breaks every later one.</summary>
public sealed class AuditLog(TimeProvider time)
{
    // Any constant; it names the lock that keeps two replicas from continuing the same row.
    private const long ChainLock = 0x4155444954;
    private const string CutAction = "retention.audit";
    private static readonly byte[] Start = new byte[SHA256.HashSizeInBytes];

    /// <summary>Adds a row to the transaction under way. The caller holds the writer gate and saves.</summary>
    /// <param name="actor">Id of the person, or "system".</param>
    /// <param name="subject">Id or code; never a text of a child and never a name.</param>
    public async Task AppendAsync(ParticipationDb db, string actor, string action, string subject, CancellationToken cancellation)
    {
        if (db.Database.IsNpgsql()) await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({ChainLock})", cancellation);
        var last = db.AuditLog.Local.LastOrDefault()?.Hash
            ?? await db.AuditLog.OrderByDescending(row => row.Id).Select(row => row.Hash).FirstOrDefaultAsync(cancellation)
            ?? Start;
        // Milliseconds: both databases give them back unchanged, so that the hash can be computed again.
        var at = DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
        db.AuditLog.Add(new AuditRow
        {
            At = at,
            Actor = actor,
            Action = action,
            Subject = subject,
            PreviousHash = last,
            Hash = HashOf(last, at, actor, action, subject),
        });
    }

    /// <summary>
    /// Removes the oldest rows, those before the moment, and appends a row that names the last removed one's hash: the rest still proves that
    /// nothing else is missing. The newest row always stays.
    /// </summary>
    /// <returns>How many rows went.</returns>
    internal async Task<int> CutAsync(ParticipationDb db, DateTimeOffset before, int most, CancellationToken cancellation)
    {
        if (db.Database.IsNpgsql()) await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({ChainLock})", cancellation);
        var oldest = await db.AuditLog.AsNoTracking().OrderBy(row => row.Id).Take(most + 1).ToListAsync(cancellation);
        // Without gaps, whatever a clock that jumped has written into the rows.
        var old = oldest.SkipLast(1).TakeWhile(row => row.At < before).ToList();
        if (old.Count == 0) return 0;
        var last = old[^1];
        await db.AuditLog.Where(row => row.Id <= last.Id).ExecuteDeleteAsync(cancellation);
        await AppendAsync(db, "system", CutAction, $"{old.Count}:{Convert.ToHexString(last.Hash)}", cancellation);
        return old.Count;
    }

    /// <summary>Computes the chain again. It begins at nothing, or at the hash that the newest proof of a removal names.</summary>
    /// <returns>The id of the first row that does not fit; null where the chain is whole.</returns>
    public static async Task<long?> FirstBrokenAsync(ParticipationDb db, CancellationToken cancellation)
    {
        var cut = await db.AuditLog.AsNoTracking().Where(row => row.Action == CutAction).OrderByDescending(row => row.Id).Select(row => row.Subject).FirstOrDefaultAsync(cancellation);
        var previous = cut is null ? Start : Convert.FromHexString(cut[(cut.IndexOf(':') + 1)..]);
        await foreach (var row in db.AuditLog.AsNoTracking().OrderBy(row => row.Id).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            var fits = row.PreviousHash.AsSpan().SequenceEqual(previous)
                && row.Hash.AsSpan().SequenceEqual(HashOf(previous, row.At, row.Actor, row.Action, row.Subject));
            if (!fits) return row.Id;
            previous = row.Hash;
        }
        return null;
    }

    private static byte[] HashOf(byte[] previous, DateTimeOffset at, string actor, string action, string subject) =>
        SHA256.HashData([.. previous, .. Encoding.UTF8.GetBytes($"{at.ToUnixTimeMilliseconds()}\n{actor}\n{action}\n{subject}")]);
}
