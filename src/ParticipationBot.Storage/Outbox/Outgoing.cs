namespace ParticipationBot.Storage.Outbox;

/// <summary>A message ready to be sent, in the reader's language.</summary>
/// <param name="Buttons">Under the message, row by row.</param>
/// <param name="Menu">The always-present menu's labels, where it should be shown; null to leave it as it is.</param>
/// <param name="Replaces">True to edit the message whose button was pressed last in this chat, where the channel can.</param>
public sealed record Outgoing(
    string Text, IReadOnlyList<IReadOnlyList<Button>> Buttons, IReadOnlyList<IReadOnlyList<string>>? Menu = null, bool Replaces = false)
{
    /// <summary>Set where this is the right text of a helper's earlier message, to be put in its place.</summary>
    public Correction? Corrects { get; init; }
}

/// <param name="Message">The case message whose delivered text is wrong.</param>
/// <param name="TextIfNew">What is said where that message can no longer be changed: a new one, which says that it corrects.</param>
public sealed record Correction(Guid Message, string TextIfNew);

/// <param name="Data">What comes back when pressed: "QUESTION.OPTION", at most 64 bytes.</param>
public sealed record Button(string Label, string Data);

/// <summary>Safety messages overtake replies, replies overtake broadcasts.</summary>
public enum OutboxPriority { Safety, Reply, Broadcast }
