using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ParticipationBot.Storage.Recovery;

/// <summary>Looks again and again whether the database or the clock is another than a moment ago.</summary>
internal sealed class RecoveryWorker(Heartbeat heartbeat, ClockGuard clock, TimeProvider time, ILogger<RecoveryWorker> log) : BackgroundService
{
    /// <summary>Before anything is sent: the hosts' senders start after this.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await LookAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Heartbeat.Every, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!stoppingToken.IsCancellationRequested) await LookAsync(stoppingToken);
        }
    }

    private async Task LookAsync(CancellationToken cancellation)
    {
        try
        {
            await heartbeat.BeatAsync(cancellation);
            if (await clock.PullAsync(cancellation) is > 0 and var pulled)
                log.LogWarning("{Count} moments lay too far ahead and were brought nearer: the clock must have been put back.", pulled);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The host stops.
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.LogError("The heartbeat failed ({Fault}); trying again.", fault.GetType().Name);
        }
    }
}
