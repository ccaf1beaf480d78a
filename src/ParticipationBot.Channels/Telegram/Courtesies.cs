using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ParticipationBot.Dialogs;
using ParticipationBot.Localization;
using Telegram.Bot;

namespace ParticipationBot.Channels.Telegram;

/// <summary>
/// What is owed to Telegram beside messages: answering presses (or the button spins on), taking the buttons from questions
/// that are over, leaving groups. Nothing is lost when one fails, so they are tried once and never hold up an update.
/// </summary>
internal sealed class Courtesies(TelegramClient telegram, Catalogue catalogue, TelegramOptions options, ILogger<Courtesies> log) : BackgroundService
{
    private const int MostWaitingForTidiness = 4;

    private readonly Channel<Courtesy> waiting = Channel.CreateBounded<Courtesy>(
        new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropOldest });

    public void AnswerPress(string press) => Add("answer", (bot, limit) => bot.AnswerCallbackQuery(press, cancellationToken: limit));

    public void RemoveButtons(long chat, int message)
    {
        // Tidiness costs a call; under load the calls belong to messages. A stale button has its answer anyway.
        if (waiting.Reader.Count < MostWaitingForTidiness) Add("tidy", (bot, limit) => bot.EditMessageReplyMarkup(chat, message, cancellationToken: limit));
    }

    public void LeaveGroup(long chat) => Add("leave", async (bot, limit) =>
    {
        var text = string.Join("\n\n", BotLanguages.All.Select(language => catalogue.Text(language, "telegram.group")));
        try
        {
            await bot.SendMessage(chat, text, cancellationToken: limit);
        }
        catch (Exception fault) when (TelegramFault.IsExpected(fault))
        {
            log.LogDebug("The bot may not say goodbye in a group ({Code}).", TelegramFault.Code(fault));
        }
        await bot.LeaveChat(chat, limit);
    });

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Parallel.ForEachAsync(
            waiting.Reader.ReadAllAsync(stoppingToken),
            new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, options.Parallel / 2), CancellationToken = stoppingToken },
            async (courtesy, cancellation) => await DoAsync(courtesy, cancellation));

    private void Add(string name, Func<TelegramBotClient, CancellationToken, Task> work) => waiting.Writer.TryWrite(new(name, work));

    private async Task DoAsync(Courtesy courtesy, CancellationToken cancellation)
    {
        try
        {
            await telegram.CallAsync(courtesy.Work, cancellation);
        }
        catch (Exception fault) when (TelegramFault.IsExpected(fault))
        {
            log.LogDebug("Telegram did not take '{Courtesy}' ({Code}).", courtesy.Name, TelegramFault.Code(fault));
        }
    }

    private sealed record Courtesy(string Name, Func<TelegramBotClient, CancellationToken, Task> Work);
}
