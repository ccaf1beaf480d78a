using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ParticipationBot.Storage.Timers;

/// <summary>
/// Fires timers that are due: each by its handler, in the transaction that removes the timer or sets it anew. So it fires once across
/// restarts and replicas. A timer whose handler fails is tried again later and holds up no other.
/// </summary>
internal sealed class TimerWorker(
    IDbContextFactory<ParticipationDb> databases, WriterGate gate, IEnumerable<ITimerHandler> handlers, InboxSignal inbox, OutboxSignal outbox,
    LiveUpdates live, TimeProvider time, ILogger<TimerWorker> log) : BackgroundService
{
    private const int MostAtOnce = 100;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan FirstRetry = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromMinutes(10);
    private readonly Dictionary<string, ITimerHandler> handlers = handlers.ToDictionary(handler => handler.Kind, StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                // One that is due again at once, as a broadcast's next page, does not wait for the interval.
                while (await FireDueAsync(stoppingToken) > 0) { }
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                log.LogError("Timers could not be fired ({Fault}); trying again.", fault.GetType().Name);
            }
            // Stopping is no fault.
            await Task.Delay(Interval, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <returns>How many fired.</returns>
    internal async Task<int> FireDueAsync(CancellationToken cancellation)
    {
        try
        {
            return await FireAsync(MostAtOnce, cancellation);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.LogWarning("A batch of timers failed ({Fault}); firing them one by one.", fault.GetType().Name);
            return await FireOneByOneAsync(cancellation);
        }
    }

    private async Task<int> FireOneByOneAsync(CancellationToken cancellation)
    {
        for (var fired = 0; fired < MostAtOnce; fired++)
        {
            try
            {
                if (await FireAsync(1, cancellation) == 0) return fired;
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                await PutOffAsync(fault, cancellation);
            }
        }
        return MostAtOnce;
    }

    private async Task<int> FireAsync(int most, CancellationToken cancellation)
    {
        using var pass = await gate.EnterAsync(cancellation);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var due = await DueAsync(db, most, cancellation);
        foreach (var timer in due)
        {
            if (!handlers.TryGetValue(timer.Kind, out var handler)) throw new NotSupportedException($"Nobody fires timers of kind '{timer.Kind}'.");
            timer.Attempts = 0;
            if (await handler.FireAsync(db, timer, cancellation) is { } again) timer.Due = again;
            else db.Timers.Remove(timer);
        }
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        if (due.Count == 0) return 0;
        inbox.Set();
        outbox.Set();
        if (due.Exists(timer => timer.Kind == TimerStore.Case)) live.Tell(LiveSubject.Cases);
        return due.Count;
    }

    private async Task PutOffAsync(Exception fault, CancellationToken cancellation)
    {
        using var pass = await gate.EnterAsync(cancellation);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await DueAsync(db, 1, cancellation) is not [var timer]) return;
        timer.Attempts++;
        var wait = FirstRetry * Math.Pow(2, Math.Min(timer.Attempts, 10) - 1);
        timer.Due = time.GetUtcNow() + (wait < LongestRetry ? wait : LongestRetry);
        log.LogError("Timer {Timer} of kind {Kind} failed for the {Attempts}th time ({Fault}).", timer.Id, timer.Kind, timer.Attempts, fault.GetType().Name);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private Task<List<TimerRow>> DueAsync(ParticipationDb db, int most, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        // Rows that another host is firing right now are skipped.
        var timers = gate.IsPostgres
            ? db.Timers.FromSql($"""SELECT * FROM "Timers" WHERE "Due" <= {now} ORDER BY "Due" LIMIT {most} FOR UPDATE SKIP LOCKED""")
            : db.Timers.Where(timer => timer.Due <= now).OrderBy(timer => timer.Due).Take(most);
        return timers.ToListAsync(cancellation);
    }
}
