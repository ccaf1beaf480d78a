using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ParticipationBot.Channels.Telegram;
using ParticipationBot.Storage.Cases.Notices;

namespace ParticipationBot.Channels.Notices;

/// <summary>Sends mail and webhook calls. Any replica may: what one has taken, no other takes for a minute.</summary>
internal sealed class NoticeSender(NoticeOutbox outbox, IEnumerable<INoticeChannel> channels, TimeProvider time, ILogger<NoticeSender> log) : BackgroundService
{
    private const int MostAtOnce = 20;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private readonly Dictionary<string, INoticeChannel> channels = channels.ToDictionary(channel => channel.Name, StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await SendDueAsync(stoppingToken) == MostAtOnce) { }
            }
            catch (Exception fault) when (StorageFault.IsExpected(fault))
            {
                log.LogError("Calls to staff could not be read or written ({Fault}).", StorageFault.Code(fault));
            }
            await Task.Delay(LookEvery, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <returns>How many were tried.</returns>
    internal async Task<int> SendDueAsync(CancellationToken cancellation)
    {
        var taken = await outbox.TakeAsync(MostAtOnce, cancellation);
        await Task.WhenAll(taken.Select(notice => SendAsync(notice, cancellation)));
        return taken.Count;
    }

    private async Task SendAsync(NoticeToSend notice, CancellationToken cancellation)
    {
        var fault = channels.TryGetValue(notice.Channel, out var channel) ? await channel.SendAsync(notice, cancellation) : "channel off";
        if (fault is not null) log.LogWarning("Call {Notice} by {Channel} failed ({Fault}).", notice.Id, notice.Channel, fault);
        await outbox.ReportAsync(notice.Id, fault, cancellation);
    }
}
