using ParticipationBot.Conversation;

namespace ParticipationBot.Dialogs.Effects;

/// <summary>Stores one answer at once, so that leaving half-way loses nothing. An answer given before to the same question is replaced.</summary>
/// <param name="Choices">Chosen ids, best first for a ranking; the number as text; topics for an answer in own words. Empty with no text: skipped.</param>
/// <param name="Text">The child's own words; only texts that screening cleared get here.</param>
/// <param name="NotAsked">Questions that this child is not asked after what they chose; answers to them are taken out.</param>
public sealed record SaveAnswer(string Poll, string Question, IReadOnlyList<string> Choices, string? Text, IReadOnlyList<string> NotAsked) : Effect;

/// <summary>Takes out everything the child answered in a poll.</summary>
public sealed record DeleteAnswers(string Poll) : Effect;

/// <summary>Shows what may be published of a closed poll.</summary>
public sealed record ShowPollResults(string Poll) : Effect;
