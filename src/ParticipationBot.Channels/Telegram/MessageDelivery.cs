using Microsoft.Extensions.Logging;
using ParticipationBot.Conversation.Turns;
using ParticipationBot.Storage.Outbox;
using Telegram.Bot;
using Telegram.Bot.Exceptions;
using Telegram.Bot.Types;
using Telegram.Bot.Types.ReplyMarkups;

namespace ParticipationBot.Channels.Telegram;

/// <summary>Sends one outbox message and says what became of it.</summary>
internal sealed class MessageDelivery(
    TelegramClient telegram, SendPacer pacer, ShownChats shown, MenuCarrier carrier, Courtesies courtesies, TelegramOptions options,
    TimeProvider time, ILogger<MessageDelivery> log)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);
    private static readonly LinkPreviewOptions NoPreview = new() { IsDisabled = true };

    private readonly Lock gate = new();
    private (string Lane, DateTimeOffset Until) limited = ("", DateTimeOffset.MinValue);

    /// <summary>The first call's slot must have been taken from the pacer.</summary>
    public async Task<OutboxReport> SendAsync(OutboxMessage message, CancellationToken cancellation)
    {
        try
        {
            var sent = await SendPartsAsync(message, long.Parse(message.Address), cancellation);
            return new OutboxReport(message.Id, OutboxOutcome.Sent, sent);
        }
        catch (Exception fault) when (TelegramFault.IsExpected(fault) || fault is FormatException)
        {
            return Report(message, fault);
        }
    }

    private async Task<long> SendPartsAsync(OutboxMessage message, long chat, CancellationToken cancellation)
    {
        var content = message.Content;
        var buttons = Keyboards.Inline(content.Buttons);
        if (message.Replaces is { } replaced && content.Text.Length <= TextPieces.Longest
            && await EditAsync(chat, (int)replaced, content.Text, buttons, cancellation))
            return replaced;
        if (content.Corrects is { } correction) content = content with { Text = correction.TextIfNew };

        var menu = content.Menu is { } labels && !shown.HasMenu(message.Lane, labels) ? labels : null;
        if (menu is not null && buttons is not null)
        {
            await SendAsync(chat, carrier.LineFor(menu), Keyboards.Menu(menu), cancellation);
            shown.Menu(message.Lane, menu);
            menu = null;
            await pacer.TakeAsync(message.Lane, cancellation);
        }
        var sent = await SendTextAsync(message.Lane, chat, content.Text, buttons ?? (ReplyMarkup?)(menu is null ? null : Keyboards.Menu(menu)), cancellation);
        if (menu is not null) shown.Menu(message.Lane, menu);
        if (buttons is not null && shown.Question(message.Lane, IsQuestion(content) ? sent : null) is { } outdated && pacer.TryTakeSpare())
            courtesies.RemoveButtons(chat, outdated);
        return sent;
    }

    /// <summary>A button such as "write to the helper" works at any time, so a message that offers one keeps its buttons.</summary>
    private static bool IsQuestion(Outgoing content) => content.Buttons.SelectMany(row => row)
        .Select(button => button.Data[(button.Data.IndexOf('.') + 1)..])
        .All(option => option is EngineKeys.HelpOption or EngineKeys.LeaveOption || !option.StartsWith(EngineKeys.CommandPrefix));

    private async Task<int> SendTextAsync(string lane, long chat, string text, ReplyMarkup? markup, CancellationToken cancellation)
    {
        var pieces = TextPieces.Of(text);
        foreach (var piece in pieces.SkipLast(1))
        {
            await SendAsync(chat, piece, null, cancellation);
            await pacer.TakeAsync(lane, cancellation);
        }
        return await SendAsync(chat, pieces[^1], markup, cancellation);
    }

    private async Task<int> SendAsync(long chat, string text, ReplyMarkup? markup, CancellationToken cancellation) => (await telegram.CallAsync(
        (bot, limit) => bot.SendMessage(chat, text, replyMarkup: markup, linkPreviewOptions: NoPreview, cancellationToken: limit), cancellation)).Id;

    /// <returns>False where that message can no longer be changed and a new one must be sent.</returns>
    private async Task<bool> EditAsync(long chat, int message, string text, InlineKeyboardMarkup? buttons, CancellationToken cancellation)
    {
        try
        {
            await telegram.CallAsync((bot, limit) => bot.EditMessageText(
                chat, message, text, replyMarkup: buttons, linkPreviewOptions: NoPreview, cancellationToken: limit), cancellation);
            return true;
        }
        catch (ApiRequestException fault) when (fault.ErrorCode == 400)
        {
            // After a repeat the message reads as it should already.
            return fault.Message.Contains("message is not modified", StringComparison.OrdinalIgnoreCase);
        }
    }

    private OutboxReport Report(OutboxMessage message, Exception fault)
    {
        switch (fault)
        {
            case ApiRequestException { ErrorCode: 403 }:
                log.LogInformation("Message {Row} was not sent: the chat no longer wants messages.", message.Id);
                return new(message.Id, OutboxOutcome.Blocked);
            case ApiRequestException { ErrorCode: 400 } or FormatException:
                log.LogError("Message {Row} was not sent: Telegram does not accept it ({Code}).", message.Id, TelegramFault.Code(fault));
                return new(message.Id, OutboxOutcome.Failed);
        }
        var pause = TelegramFault.RetryAfter(fault) is { } asked ? Hold(message.Lane, asked) : PauseAfter(message, fault);
        log.LogWarning("Message {Row} was not sent ({Code}); again in {Pause}.", message.Id, TelegramFault.Code(fault), pause);
        return new(message.Id, OutboxOutcome.Retry, RetryAt: time.GetUtcNow() + pause);
    }

    private TimeSpan PauseAfter(OutboxMessage message, Exception fault) => TelegramFault.MeansWrongToken(fault)
        ? LongestPause
        : Backoff.After(message.Attempts + 1, options.FirstRetry, LongestPause);

    /// <summary>A 429 is about the chat, or about everything; Telegram does not say which. Two chats at once: everything.</summary>
    private TimeSpan Hold(string lane, TimeSpan asked)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            if (limited.Lane != lane && now < limited.Until) pacer.HoldAll(asked);
            limited = (lane, now + asked);
        }
        pacer.Hold(lane, asked);
        return asked;
    }
}
