namespace ParticipationBot.Dialogs;

/// <summary>The languages that the bot speaks with children.</summary>
public static class BotLanguages
{
    public static IReadOnlyList<string> All { get; } = ["kk", "ru"];
}
