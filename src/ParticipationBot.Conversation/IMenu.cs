namespace ParticipationBot.Conversation;

/// <summary>The menu that is always there: its labels, and the command that each stands for.</summary>
public interface IMenu
{
    /// <summary>Keys of the labels, row by row.</summary>
    IReadOnlyList<IReadOnlyList<string>> LabelKeys { get; }

    /// <returns>The command whose label this text is, in any of the bot's languages; null where it is none.</returns>
    string? CommandFor(string text);
}
