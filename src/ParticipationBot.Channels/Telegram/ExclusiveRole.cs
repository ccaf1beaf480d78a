using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ParticipationBot.Storage;

namespace ParticipationBot.Channels.Telegram;

/// <summary>
/// Lets one replica at a time do a job. On PostgreSQL by an advisory lock, which the server frees the moment the replica's
/// connection ends; on SQLite there is one process.
/// </summary>
internal sealed class ExclusiveRole(
    IDbContextFactory<ParticipationDb> databases, StorageOptions storage, TimeProvider time, ILogger<ExclusiveRole> log)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);

    /// <summary>Runs the work whenever this replica holds the role; the work is cancelled when the role is lost.</summary>
    public async Task RunAsync(string role, Func<CancellationToken, Task> work, CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                if (storage.IsPostgres) await TryHoldAsync(role, work, stopping);
                else await work(stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault) when (StorageFault.IsExpected(fault))
            {
                log.LogWarning("The role '{Role}' was lost or could not be had ({Fault}).", role, StorageFault.Code(fault));
            }
            await Task.Delay(Interval, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task TryHoldAsync(string role, Func<CancellationToken, Task> work, CancellationToken stopping)
    {
        await using var db = await databases.CreateDbContextAsync(stopping);
        await db.Database.OpenConnectionAsync(stopping);
        var key = BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"participation:{role}")));
        var held = await db.Database.SqlQuery<bool>($"""SELECT pg_try_advisory_lock({key}) AS "Value" """).SingleAsync(stopping);
        if (!held) return;
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var working = work(lost.Token);
        try
        {
            // As long as this connection answers, the lock is ours.
            while (!working.IsCompleted)
            {
                await Task.WhenAny(working, Task.Delay(Interval, time, stopping));
                if (!working.IsCompleted) await db.Database.ExecuteSqlRawAsync("SELECT 1", stopping);
            }
        }
        finally
        {
            await lost.CancelAsync();
            await working.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            // The connection goes back to a pool: the lock must not stay with it. A broken one has lost it already.
            if (db.Database.GetDbConnection().State == System.Data.ConnectionState.Open)
                await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({key})", CancellationToken.None);
        }
    }
}
