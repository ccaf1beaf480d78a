using ParticipationBot.Conversation;
using ParticipationBot.Participation.Participants;

namespace ParticipationBot.Dialogs.Effects;

/// <summary>The child has read and accepted the notice of this version.</summary>
public sealed record AcceptNotice(int Version) : Effect;

public sealed record SetLanguage(string Language) : Effect;

public sealed record SetAgeBand(AgeBand AgeBand) : Effect;

/// <summary>An answer to a profile question; null value where it was skipped.</summary>
/// <param name="Attribute">"sex", "region", "settlement", "home_language" or "difficulty".</param>
public sealed record SetProfile(string Attribute, string? Value) : Effect;

/// <summary>Stores a view.</summary>
/// <param name="Text">The child's own words; only texts that screening cleared get here.</param>
/// <param name="Suggested">What the classifier guessed.</param>
/// <param name="Chosen">What the child confirmed or chose: a label. Empty where the question was skipped.</param>
/// <param name="Proposal">What the child says adults should do, if anything.</param>
public sealed record SaveView(string Text, IReadOnlyList<string> Suggested, IReadOnlyList<string> Chosen, string? Proposal) : Effect;

/// <summary>Says what is held about the child ("mydata.summary", with counts).</summary>
public sealed record ShowMyData : Effect;

/// <summary>
/// Deletes everything held about the child, the conversation's state included (it is not saved after this turn), but for the sealed cases,
/// which the helpline keeps by its own rule.
/// </summary>
public sealed record DeleteMyData : Effect;

/// <summary>Whether the child wants to hear what came of their views.</summary>
public sealed record SetNews(bool Wanted) : Effect;
