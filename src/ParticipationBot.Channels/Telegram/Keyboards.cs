using ParticipationBot.Storage.Outbox;
using Telegram.Bot.Types.ReplyMarkups;

namespace ParticipationBot.Channels.Telegram;

/// <summary>Buttons in Telegram's shapes.</summary>
internal static class Keyboards
{
    public static InlineKeyboardMarkup? Inline(IReadOnlyList<IReadOnlyList<Button>> rows) => rows.Count == 0
        ? null
        : new InlineKeyboardMarkup(rows.Select(row => row.Select(button => InlineKeyboardButton.WithCallbackData(button.Label, button.Data))));

    public static ReplyKeyboardMarkup Menu(IReadOnlyList<IReadOnlyList<string>> rows) =>
        new(rows.Select(row => row.Select(label => new KeyboardButton(label)))) { IsPersistent = true, ResizeKeyboard = true };
}
