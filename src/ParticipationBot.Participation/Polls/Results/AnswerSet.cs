namespace ParticipationBot.Participation.Polls.Results;

/// <summary>One child's answers to one poll, as counting needs them: no pseudonym, no words.</summary>
/// <param name="Groups">"age", "sex", "region", "settlement", "language" → what the child had said; absent where they had not.</param>
/// <param name="Choices">Question → chosen ids, best first for a ranking; the number as text; topics for an answer in own words.</param>
public readonly record struct AnswerSet(IReadOnlyDictionary<string, string> Groups, IReadOnlyDictionary<string, IReadOnlyList<string>> Choices);
