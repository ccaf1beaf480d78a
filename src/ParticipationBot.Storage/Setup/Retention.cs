using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ParticipationBot.Storage.Inbox;
using ParticipationBot.Storage.Outbox;
using ParticipationBot.Storage.WebChat;

namespace ParticipationBot.Storage;

/// <summary>Removes rows that have done their work. Their bodies were erased when they were done; what goes here are the husks.</summary>
internal sealed class Retention(
    IDbContextFactory<ParticipationDb> databases, WriterGate gate, WebActivities web, TimeProvider time, ILogger<Retention> log) : BackgroundService
{
    /// <summary>Telegram repeats an update for at most 24 hours; until then its number must be known.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromHours(48);
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Interval, time, stoppingToken);
            try
            {
                await PurgeAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                log.LogError("Old rows could not be removed ({Fault}); trying again in an hour.", fault.GetType().Name);
            }
        }
    }

    internal async Task PurgeAsync(CancellationToken cancellation)
    {
        await web.ForgetSilentAsync(cancellation);
        var before = time.GetUtcNow() - Kept;
        using var pass = await gate.EnterAsync(cancellation);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        await db.Inbox.Where(row => row.Status == InboxStatus.Done && row.DoneAt < before).ExecuteDeleteAsync(cancellation);
        await db.Outbox.Where(row => row.Status != OutboxStatus.Waiting && row.SentAt < before).ExecuteDeleteAsync(cancellation);
    }
}
