using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ParticipationBot.Participation.Participants;
using ParticipationBot.Participation.Polls;
using ParticipationBot.Participation.Polls.Results;

namespace ParticipationBot.Storage.Polls;

/// <summary>Keeps this process's <see cref="PollBook"/> up to date: at once after a change made here, else every few seconds.</summary>
public sealed class PollBookKeeper(IDbContextFactory<ParticipationDb> databases, PollBook book, TimeProvider time, ILogger<PollBookKeeper> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    public async Task ReloadAsync(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var rows = await db.Polls.AsNoTracking().Where(row => row.Status == PollStatus.Held).ToListAsync(cancellation);
        book.Replace(rows.ConvertAll(Held));
    }

    internal static HeldPoll Held(PollRow row) => new(
        PollJson.Read(row.Definition), [.. row.Ages.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<AgeBand>)], row.IsListed,
        row.OpensAt ?? DateTimeOffset.MaxValue, row.ClosesAt, row.Results is null ? null : JsonSerializer.Deserialize<PublishedResults>(row.Results, JsonSerializerOptions.Web));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ReloadAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                log.LogError("The polls could not be read ({Fault}); trying again.", fault.GetType().Name);
            }
            // Stopping is no fault.
            await Task.Delay(Interval, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
