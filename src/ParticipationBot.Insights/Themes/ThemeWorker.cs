using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ParticipationBot.Storage.Themes;

namespace ParticipationBot.Insights.Themes;

/// <summary>Builds the themes at night, when the timer calls; at the start what a night missed.</summary>
internal sealed class ThemeWorker(ThemeArchive archive, ThemeSignal signal, ILogger<ThemeWorker> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await signal.StartAsync(stoppingToken);
            while (!stoppingToken.IsCancellationRequested)
            {
                foreach (var isDemo in (bool[])[false, true]) await BuildAsync(isDemo, stoppingToken);
                await signal.WaitAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            log.LogDebug("No more themes are built: the host stops.");
        }
    }

    private async Task BuildAsync(bool isDemo, CancellationToken cancellation)
    {
        try
        {
            if (await archive.MissedAsync(isDemo, signal.LastNight, cancellation)) await archive.BuildAsync(isDemo, null, cancellation);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.LogError("The themes could not be built ({Fault}); the last ones stay until the next night.", fault.GetType().Name);
        }
    }
}
