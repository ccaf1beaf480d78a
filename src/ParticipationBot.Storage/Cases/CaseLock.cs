using Microsoft.EntityFrameworkCore;

namespace ParticipationBot.Storage.Cases;

/// <summary>Reads a case so that nobody else changes it until the transaction ends: a close must not cross a child's new message.</summary>
internal static class CaseLock
{
    public static async Task<CaseRow?> FindAsync(ParticipationDb db, Guid id, CancellationToken cancellation)
    {
        if (db.Database.IsNpgsql()) await db.Database.ExecuteSqlAsync($"""SELECT 1 FROM "Cases" WHERE "Id" = {id} FOR UPDATE""", cancellation);
        return db.Cases.Local.FirstOrDefault(row => row.Id == id) ?? await db.Cases.SingleOrDefaultAsync(row => row.Id == id, cancellation);
    }

    /// <summary>The case of a chat to which the child wrote last, locked.</summary>
    public static async Task<CaseRow?> LatestAsync(ParticipationDb db, byte[] lane, CancellationToken cancellation)
    {
        if (db.Cases.Local.Where(row => row.Lane.AsSpan().SequenceEqual(lane)).MaxBy(row => row.LastMessageAt) is { } known) return known;
        if (db.Database.IsNpgsql()) await db.Database.ExecuteSqlAsync($"""SELECT 1 FROM "Cases" WHERE "Lane" = {lane} FOR UPDATE""", cancellation);
        return await db.Cases.Where(row => row.Lane == lane).OrderByDescending(row => row.LastMessageAt).ThenByDescending(row => row.OpenedAt).FirstOrDefaultAsync(cancellation);
    }
}
