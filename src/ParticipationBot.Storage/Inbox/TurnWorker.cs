using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ParticipationBot.Storage.Figures;
using ParticipationBot.Storage.Keys;
using ParticipationBot.Storage.Outbox;
using ParticipationBot.Storage.Turns;

namespace ParticipationBot.Storage.Inbox;

/// <summary>
/// Takes the turns of waiting updates: up to 64 in one transaction (group commit), in order within a chat. Where a batch fails, each update
/// is taken alone; one that keeps failing goes to the helpline and no longer holds up its chat.
/// </summary>
internal sealed class TurnWorker(
    IDbContextFactory<ParticipationDb> databases, WriterGate gate, TurnProcessor processor, InboxSignal inbox, OutboxSignal outbox,
    LiveUpdates live, BotMetrics metrics, TimeProvider time, ILogger<TurnWorker> log) : BackgroundService
{
    private const int BatchSize = 64;
    private const int MostAttempts = 5;
    private static readonly TimeSpan IdlePoll = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan AfterFault = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await TakeBatchAsync(stoppingToken) == 0) await inbox.WaitAsync(IdlePoll, stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                log.LogError("Turns wait: the database cannot be used ({Fault}).", fault.GetType().Name);
                await Task.Delay(AfterFault, time, stoppingToken);
            }
        }
    }

    /// <returns>How many updates were done.</returns>
    internal async Task<int> TakeBatchAsync(CancellationToken cancellation)
    {
        try
        {
            return await TakeAsync(BatchSize, cancellation);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.LogWarning("A batch of turns failed ({Fault}); taking them one by one.", fault.GetType().Name);
            return await TakeOneByOneAsync(cancellation);
        }
    }

    private async Task<int> TakeOneByOneAsync(CancellationToken cancellation)
    {
        var done = 0;
        for (; done < BatchSize; done++)
        {
            try
            {
                if (await TakeAsync(1, cancellation) == 0) break;
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                await CountFailureAsync(fault, cancellation);
            }
        }
        return done;
    }

    private async Task<int> TakeAsync(int most, CancellationToken cancellation)
    {
        using var pass = await gate.EnterAsync(cancellation);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var rows = await ClaimAsync(db, most, cancellation);
        if (rows.Count == 0) return 0;
        var began = time.GetTimestamp();
        await ChatLoader.PreloadAsync(db, rows, cancellation);
        foreach (var row in rows)
        {
            var deleted = await processor.ProcessAsync(db, row, cancellation);
            Finish(row, InboxStatus.Done);
            // A deletion and a message after it, in one batch: the second must find the first one's work.
            if (deleted) await db.SaveChangesAsync(cancellation);
        }
        var (views, cases) = Changed(db);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        metrics.TurnsTaken(rows.Count, time.GetElapsedTime(began));
        outbox.Set();
        if (views) live.Tell(LiveSubject.Views);
        if (cases) live.Tell(LiveSubject.Cases);
        return rows.Count;
    }

    private async Task<List<InboxRow>> ClaimAsync(ParticipationDb db, int most, CancellationToken cancellation)
    {
        var waiting = db.Inbox.Where(row => row.Status == InboxStatus.Waiting).OrderBy(row => row.Id);
        if (!gate.IsPostgres) return InOrder(await waiting.Take(most).ToListAsync(cancellation));

        var lanes = await waiting.Take(most * 4).Select(row => row.Lane).ToListAsync(cancellation);
        var wanted = lanes.DistinctBy(Convert.ToHexString).Take(most).ToArray();
        if (wanted.Length == 0) return [];
        await db.Database.ExecuteSqlAsync($"""INSERT INTO "Lanes" ("Lane") SELECT unnest({wanted}) ORDER BY 1 ON CONFLICT DO NOTHING""", cancellation);
        // The lock lasts as long as this transaction: a host that dies lets go of its lanes at once.
        var mine = await db.Database.SqlQuery<byte[]>(
            $"""SELECT "Lane" AS "Value" FROM "Lanes" WHERE "Lane" = ANY({wanted}) FOR UPDATE SKIP LOCKED""").ToListAsync(cancellation);
        return InOrder(await waiting.Where(row => mine.Contains(row.Lane)).Take(most).ToListAsync(cancellation));
    }

    private static List<InboxRow> InOrder(List<InboxRow> rows) => [.. rows.OrderBy(row => row.UpdateId)];

    private void Finish(InboxRow row, InboxStatus status)
    {
        row.Status = status;
        row.Body = null;
        row.DoneAt = time.GetUtcNow();
    }

    private static (bool Views, bool Cases) Changed(ParticipationDb db)
    {
        var kinds = db.ChangeTracker.Entries().Where(entry => entry.State is EntityState.Added or EntityState.Modified)
            .Select(entry => entry.Entity.GetType().Name).ToHashSet();
        return (kinds.Contains("ViewRow") || kinds.Contains("ParticipantRow"), kinds.Contains("CaseMessageRow") || kinds.Contains("CaseRow"));
    }

    /// <summary>Counts a failure of the first waiting update, and sends it to the helpline when it has failed too often.</summary>
    private async Task CountFailureAsync(Exception fault, CancellationToken cancellation)
    {
        using var pass = await gate.EnterAsync(cancellation);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var rows = await ClaimAsync(db, 1, cancellation);
        if (rows is not [var row]) return;
        row.Attempts++;
        metrics.TurnFailed();
        log.LogError("Update {Row} failed for the {Attempts}th time ({Fault}).", row.Id, row.Attempts, fault.GetType().Name);
        if (row.Attempts >= MostAttempts)
        {
            await processor.RescueAsync(db, row, "the turn failed: " + fault.GetType().Name, cancellation);
            Finish(row, InboxStatus.Failed);
        }
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }
}
