using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ParticipationBot.Dialogs;
using ParticipationBot.Localization;
using ParticipationBot.Participation.Polls;
using ParticipationBot.Storage;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace ParticipationBot.Channels.Telegram;

/// <summary>Checks the token before the host counts as started, then tells Telegram what the bot is, in each language.</summary>
internal sealed class TelegramStartUp(
    TelegramClient telegram, Catalogue catalogue, TelegramOptions options, PollLinks links, TimeProvider time, ILogger<TelegramStartUp> log) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(2);

    /// <exception cref="StartUpException">Telegram does not know the token.</exception>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            links.BotName = (await telegram.CallAsync((bot, limit) => bot.GetMe(limit), cancellationToken, Patience)).Username;
        }
        catch (Exception fault) when (TelegramFault.MeansWrongToken(fault))
        {
            throw new StartUpException("Telegram does not accept Telegram__BotToken. Copy it again from @BotFather "
                + "(it changes when it is revoked there), or leave it empty to run without Telegram.");
        }
        catch (Exception fault) when (TelegramFault.IsExpected(fault))
        {
            log.LogWarning("Telegram cannot be reached ({Code}). The bot goes on trying; check the network and Telegram__ApiRoot.", TelegramFault.Code(fault));
        }
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var failures = 1; !stoppingToken.IsCancellationRequested; failures++)
        {
            try
            {
                if (options.UsesWebhook) await SetWebhookAsync(stoppingToken);
                foreach (var language in BotLanguages.All) await IntroduceAsync(language, language, stoppingToken);
                // Apps in any other language: Russian is read by most of them here.
                await IntroduceAsync("ru", null, stoppingToken);
                return;
            }
            catch (Exception fault) when (TelegramFault.IsExpected(fault))
            {
                var pause = TelegramFault.RetryAfter(fault) ?? Backoff.After(failures, options.FirstRetry, LongestPause);
                log.LogWarning("The bot could not introduce itself to Telegram ({Code}). Trying again in {Pause}.", TelegramFault.Code(fault), pause);
                await Task.Delay(pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private Task SetWebhookAsync(CancellationToken cancellation) => telegram.CallAsync(
        // One connection: updates then arrive in their order.
        (bot, limit) => bot.SetWebhook(TelegramWebhook.Address(options), maxConnections: 1, allowedUpdates: TelegramPoller.Wanted,
            secretToken: options.WebhookSecret, cancellationToken: limit), cancellation);

    private Task IntroduceAsync(string language, string? code, CancellationToken cancellation) => telegram.CallAsync(async (bot, limit) =>
    {
        var commands = BotDialogs.ListedCommands.Select(name => new BotCommand(name, catalogue.Text(language, $"commands.{name}")));
        await bot.SetMyCommands(commands, languageCode: code, cancellationToken: limit);
        await bot.SetMyDescription(catalogue.Text(language, "telegram.description"), code, limit);
        await bot.SetMyShortDescription(catalogue.Text(language, "telegram.short_description"), code, limit);
    }, cancellation);
}
