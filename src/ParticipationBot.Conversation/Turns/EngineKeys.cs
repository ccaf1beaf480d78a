namespace ParticipationBot.Conversation.Turns;

/// <summary>Texts and options that the engine itself adds to dialogs.</summary>
public static class EngineKeys
{
    /// <summary>An option that begins so is a command, at any step: "!help". One with an argument: "!polls:CODE".</summary>
    public const char CommandPrefix = '!';

    /// <summary>Options under every question, added by the engine, so that no dialog can forget them.</summary>
    public const string HelpOption = "!help";
    public const string LeaveOption = "!leave";

    /// <summary>In the conversation's memory: what a command carried that cannot be begun yet (a poll's code before the notice is accepted).</summary>
    public const string WaitingArgument = "waiting_argument";

    public const string HelpLabel = "turn.help";
    public const string LeaveLabel = "turn.leave";

    /// <summary>Said when a button of an earlier question is pressed.</summary>
    public const string Stale = "turn.stale";

    /// <summary>Said before a question that was interrupted is asked again.</summary>
    public const string Resumed = "turn.resumed";

    /// <summary>Said when the dialog has changed since the person last wrote.</summary>
    public const string Changed = "turn.changed";

    public const string UnknownCommand = "turn.unknown_command";

    /// <summary>Said after several answers in a row that fit nothing.</summary>
    public const string Stuck = "turn.stuck";

    /// <summary>Said for voice, photos and the like: "turn.unreadable.voice".</summary>
    public static string Unreadable(UnreadableKind kind) => "turn.unreadable." + kind switch
    {
        UnreadableKind.Voice => "voice",
        UnreadableKind.Contact => "contact",
        UnreadableKind.Location => "location",
        UnreadableKind.TooLong => "too_long",
        UnreadableKind.Sticker => "sticker",
        _ => "media",
    };

    public static IReadOnlyList<string> All { get; } =
    [
        HelpLabel, LeaveLabel, Stale, Resumed, Changed, UnknownCommand, Stuck,
        .. Enum.GetValues<UnreadableKind>().Select(Unreadable).Distinct(),
    ];
}
