using ParticipationBot.Conversation;
using ParticipationBot.Dialogs;
using ParticipationBot.Localization;

namespace ParticipationBot.Channels.Telegram;

/// <summary>
/// Telegram takes either buttons or the menu with one message. Where a message has both, a short line in the menu's
/// language carries the menu.
/// </summary>
internal sealed class MenuCarrier(Catalogue catalogue, IMenu menu)
{
    private readonly Dictionary<string, string> lines = BotLanguages.All.ToDictionary(
        language => catalogue.Text(language, menu.LabelKeys[0][0]),
        language => catalogue.Text(language, "telegram.menu"));

    public string LineFor(IReadOnlyList<IReadOnlyList<string>> labels) =>
        lines.TryGetValue(labels[0][0], out var line) ? line : string.Join("\n", lines.Values.Distinct());
}
