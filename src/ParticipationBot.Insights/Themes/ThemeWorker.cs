using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ParticipationBot.Storage;
using ParticipationBot.Storage.Themes;

namespace ParticipationBot.Insights.Themes;

/// <summary>Builds the themes when the nightly timer calls.</summary>
internal sealed class ThemeWorker(ThemeArchive archive, ThemeSignal signal, IDbContextFactory<ParticipationDb> databases, ILogger<ThemeWorker> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await signal.StartAsync(stoppingToken);
            while (!stoppingToken.IsCancellationRequested)
            {
                await signal.WaitAsync(stoppingToken);
                await BuildAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            log.LogDebug("No more themes are built: the host stops.");
        }
    }

    private async Task BuildAsync(CancellationToken cancellation)
    {
        foreach (var isDemo in (bool[])[false, true])
        {
            try
            {
                await using var db = await databases.CreateDbContextAsync(cancellation);
                if (await db.Views.AnyAsync(row => row.IsDemo == isDemo && !row.IsErased, cancellation)) await archive.BuildAsync(isDemo, null, cancellation);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                log.LogError("The themes could not be built ({Fault}); the last ones stay until the next night.", fault.GetType().Name);
            }
        }
    }
}
