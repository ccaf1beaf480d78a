using ParticipationBot.Conversation;
using ParticipationBot.Localization;

namespace ParticipationBot.Dialogs.Menu;

/// <summary>The always-present menu. A press sends the label as text, so the label is what is recognized.</summary>
internal sealed class BotMenu : IMenu
{
    private static readonly (string Label, string Command)[] Entries =
        [("menu.view", "view"), ("menu.polls", "polls"), ("menu.news", "news"), ("menu.help", "help"), ("menu.data", "data")];

    private readonly Dictionary<string, string> commands;

    public BotMenu(Catalogue catalogue) => commands = BotLanguages.All
        .SelectMany(language => Entries.Select(entry => (Text: catalogue.Text(language, entry.Label), entry.Command)))
        .DistinctBy(entry => entry.Text)
        .ToDictionary(entry => entry.Text, entry => entry.Command);

    public IReadOnlyList<IReadOnlyList<string>> LabelKeys { get; } = [[Entries[0].Label], [Entries[1].Label, Entries[2].Label], [Entries[3].Label, Entries[4].Label]];

    public string? CommandFor(string text) => commands.GetValueOrDefault(text.Trim());
}
