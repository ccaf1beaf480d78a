using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Telegram.Bot;
using Telegram.Bot.Requests;
using Telegram.Bot.Types.Enums;

namespace ParticipationBot.Channels.Telegram;

/// <summary>Fetches updates by long polling. The offset moves, and so acknowledges, only after the inbox has committed.</summary>
internal sealed class TelegramPoller(
    TelegramClient telegram, UpdateReceiver receiver, ExclusiveRole roles, TelegramOptions options, TimeProvider time, ILogger<TelegramPoller> log)
    : BackgroundService
{
    public static IReadOnlyList<UpdateType> Wanted { get; } =
        [UpdateType.Message, UpdateType.EditedMessage, UpdateType.CallbackQuery, UpdateType.MyChatMember];

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        roles.RunAsync($"telegram-poller:{telegram.Bot.BotId}", PollAsync, stoppingToken);

    private async Task PollAsync(CancellationToken cancellation)
    {
        long offset = 0;
        var failures = 0;
        var webhookGone = false;
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                if (!webhookGone)
                {
                    // Left from an earlier way of running; updates that wait there stay.
                    await telegram.CallAsync((bot, limit) => bot.DeleteWebhook(cancellationToken: limit), cancellation);
                    webhookGone = true;
                }
                offset = await PollOnceAsync(offset, cancellation);
                failures = 0;
            }
            catch (Exception fault) when (TelegramFault.IsExpected(fault) || StorageFault.IsExpected(fault))
            {
                // Nothing was acknowledged, so whatever came will come again.
                webhookGone &= TelegramFault.Code(fault) != "409";
                await PauseAsync(fault, ++failures, cancellation);
            }
        }
    }

    private async Task<long> PollOnceAsync(long offset, CancellationToken cancellation)
    {
        var request = new RawUpdatesRequest { Offset = offset, Timeout = (int)options.PollTimeout.TotalSeconds, AllowedUpdates = Wanted };
        var updates = await telegram.CallAsync((bot, limit) => bot.SendRequest(request, limit), cancellation, options.PollTimeout + options.CallTimeout);
        var last = await receiver.AcceptAsync(updates.EnumerateArray(), cancellation);
        return last + 1 ?? offset;
    }

    private async Task PauseAsync(Exception fault, int failures, CancellationToken cancellation)
    {
        var pause = TelegramFault.RetryAfter(fault) ?? Backoff.After(failures, options.FirstRetry, LongestPause);
        if (TelegramFault.Code(fault) == "409")
            log.LogWarning("Another process fetches this bot's updates. Stop it, or give this host its own token. Trying again in {Pause}.", pause);
        else if (TelegramFault.MeansWrongToken(fault))
            log.LogError("Telegram no longer accepts Telegram__BotToken. Copy it again from @BotFather and start the host anew.");
        else
            log.LogWarning("Updates could not be fetched or kept ({Code}), {Failures} in a row. Trying again in {Pause}.", Code(fault), failures, pause);
        await Task.Delay(pause, time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private static string Code(Exception fault) => StorageFault.IsExpected(fault) ? StorageFault.Code(fault) : TelegramFault.Code(fault);

    /// <summary>getUpdates without reading the updates: each is read on its own, so that a strange one spoils no other.</summary>
    private sealed class RawUpdatesRequest() : RequestBase<JsonElement>("getUpdates")
    {
        public long Offset { get; init; }
        public int Timeout { get; init; }
        public IReadOnlyList<UpdateType> AllowedUpdates { get; init; } = [];
    }
}
