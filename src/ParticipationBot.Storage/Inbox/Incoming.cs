using ParticipationBot.Conversation;

namespace ParticipationBot.Storage.Inbox;

/// <summary>One update from a channel, stripped of everything but what the product keeps.</summary>
/// <param name="Channel">"telegram" or "web".</param>
/// <param name="UpdateId">The channel's own number; a repeated one is ignored.</param>
/// <param name="Address">Where to reply (Telegram's chat id, the web conversation's id). Kept encrypted, in the address book only.</param>
/// <param name="Body">What the child did. A text is unscreened here; the turn screens it.</param>
public sealed record Incoming(string Channel, long UpdateId, string Address, IncomingBody Body);

/// <param name="Kind">What <see cref="Value"/> is.</param>
/// <param name="Value">The text, the command's name, the button's option, or the unreadable kind's name.</param>
/// <param name="Tail">What followed a command: a deep link's code if it looks like one, else free text, which is screened.</param>
/// <param name="Question">For buttons: the question's number.</param>
/// <param name="Caption">A caption under media: screened as text.</param>
/// <param name="Edited">True where this text replaces an earlier one.</param>
/// <param name="AppLanguage">The language of the person's app; only orders the language buttons.</param>
public sealed record IncomingBody(
    IncomingKind Kind, string Value, string? Tail = null, int Question = 0, string? Caption = null, bool Edited = false, string? AppLanguage = null);

public enum IncomingKind
{
    Text,
    Command,
    Choice,
    Unreadable,

    /// <summary>The person has blocked the bot.</summary>
    Blocked,

    /// <summary>Not from a channel: a question's time is over.</summary>
    Timeout,
}
