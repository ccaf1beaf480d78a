using ParticipationBot.Conversation;
using ParticipationBot.Participation.Polls;

namespace ParticipationBot.Dialogs.Effects;

/// <summary>Tries a forum's one-time code. Where it is right, the conversation may build polls for that forum from now on.</summary>
public sealed record RedeemForumCode(string Typed) : Effect;

/// <summary>Saves the poll that is being built as a draft that staff see.</summary>
/// <param name="Propose">Hands it to a second person.</param>
public sealed record SavePollDraft(PollDefinition Poll, bool Propose) : Effect;
