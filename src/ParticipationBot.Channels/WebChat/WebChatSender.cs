using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ParticipationBot.Storage.Outbox;
using ParticipationBot.Storage.WebChat;

namespace ParticipationBot.Channels.WebChat;

/// <summary>Delivers messages to the web conversations and wakes whoever waits for them; those that another host delivered are found by looking.</summary>
internal sealed class WebChatSender(
    MessageOutbox outbox, WebActivities activities, ConversationHub hub, TimeProvider time, ILogger<WebChatSender> log) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        long? newest = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                newest ??= await activities.NewestAsync(stoppingToken);
                var delivered = await activities.DeliverAsync(stoppingToken);
                var (lanes, last) = await activities.SpokenToSinceAsync(newest.Value, stoppingToken);
                newest = last;
                foreach (var lane in lanes) hub.Wake(lane);
                hub.DropOld();
                if (delivered == 0) await outbox.WaitAsync(WebActivities.Channel, LookEvery, stoppingToken);
            }
            catch (Exception fault) when (fault is DbException or DbUpdateException)
            {
                log.LogError("Messages to the web chat wait: the database could not be used ({Fault}).", fault.GetType().Name);
                await Task.Delay(LookEvery, time, stoppingToken);
            }
        }
    }
}
