using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace ParticipationBot.Channels.Telegram;

/// <summary>What the database may throw while it is away, full or locked; work goes on when it is back.</summary>
internal static class StorageFault
{
    /// <summary>EF wraps a transient fault of PostgreSQL in an InvalidOperationException.</summary>
    public static bool IsExpected(Exception fault) =>
        fault is DbException or DbUpdateException or InvalidOperationException { InnerException: DbException };

    /// <summary>A word for the log.</summary>
    public static string Code(Exception fault) => fault.GetBaseException() is DbException { SqlState: { } state } ? $"SQL {state}" : fault.GetBaseException().GetType().Name;
}
