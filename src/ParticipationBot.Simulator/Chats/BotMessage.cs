namespace ParticipationBot.Simulator.Chats;

/// <summary>A message that the bot sent, as the child sees it now.</summary>
public sealed class BotMessage
{
    public required int Id { get; init; }
    public required long Chat { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>The API method that sent it: "sendmessage", "sendphoto", "senddocument".</summary>
    public required string Method { get; init; }
    public required string Text { get; set; }

    /// <summary>Buttons under the message, row by row.</summary>
    public IReadOnlyList<IReadOnlyList<BotButton>> Buttons { get; set; } = [];

    /// <summary>Labels of the reply keyboard that came with it; null where it brought none.</summary>
    public IReadOnlyList<IReadOnlyList<string>>? Menu { get; init; }
    public int Edits { get; set; }
    public bool Deleted { get; set; }
}

/// <param name="Data">What is sent back when it is pressed; empty for links.</param>
public sealed record BotButton(string Label, string Data);
