namespace ParticipationBot.Conversation;

/// <summary>What a person did, in words no channel owns. A dialog sees only inputs whose text was screened.</summary>
public abstract record Input
{
    private Input() { }

    /// <summary>A message in the person's own words.</summary>
    /// <param name="Value">The text as sent, at most 4,096 characters.</param>
    /// <param name="Topics">Topic ids that the classifier suggests, the most likely first; empty where it abstains.</param>
    public sealed record Text(string Value, IReadOnlyList<string> Topics) : Input;

    /// <summary>A pressed button.</summary>
    /// <param name="Question">The number of the question that the button belongs to (<see cref="State.ConversationState.Question"/>).</param>
    /// <param name="Option">The option's id.</param>
    public sealed record Choice(int Question, string Option) : Input;

    /// <summary>A command ("/help") or a press on the always-present menu.</summary>
    /// <param name="Name">Without the slash, lower case.</param>
    /// <param name="Argument">A deep link's code; never free text.</param>
    public sealed record Command(string Name, string Argument = "") : Input;

    /// <summary>Something that carries no text the bot can read.</summary>
    public sealed record Unreadable(UnreadableKind Kind) : Input;

    /// <summary>The time that the current question allows has passed.</summary>
    public sealed record Timeout : Input;
}

/// <summary>What was sent instead of text. The content itself is never downloaded.</summary>
public enum UnreadableKind { Voice, Photo, Video, Sticker, Document, Contact, Location, Poll, TooLong, Other }
