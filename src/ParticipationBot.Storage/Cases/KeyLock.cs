using Microsoft.EntityFrameworkCore;

namespace ParticipationBot.Storage.Cases;

/// <summary>
/// Keeps who seals apart from who changes keys: a message is never sealed to a list of people that was read before a key was added,
/// rotated or taken off. Lasts until the transaction ends. SQLite has one writer anyway.
/// </summary>
internal static class KeyLock
{
    // Any constant; it names the lock on PostgreSQL.
    private const long Name = 0x4B455953;

    /// <summary>For those who seal: any number at once.</summary>
    public static async Task ShareAsync(ParticipationDb db, CancellationToken cancellation)
    {
        if (db.Database.IsNpgsql()) await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock_shared({Name})", cancellation);
    }

    /// <summary>For those who change keys: alone.</summary>
    public static async Task HoldAsync(ParticipationDb db, CancellationToken cancellation)
    {
        if (db.Database.IsNpgsql()) await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({Name})", cancellation);
    }
}
