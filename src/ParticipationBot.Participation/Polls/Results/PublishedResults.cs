namespace ParticipationBot.Participation.Polls.Results;

/// <summary>What may be said of a closed poll. Passed disclosure control; frozen, so that a later deletion does not show by difference.</summary>
/// <param name="Children">How many took part, rounded to 5; null where they are too few to say anything.</param>
/// <param name="ClosedOn">The day of the close.</param>
public sealed record PublishedResults(int? Children, DateOnly ClosedOn, IReadOnlyList<QuestionResults> Questions);

/// <param name="Children">How many answered the question, rounded; null where too few.</param>
/// <param name="Overall">One cell a choice.</param>
/// <param name="ByGroup">"age", "sex", "region", "settlement", "language" → one cell a choice and group.</param>
/// <param name="Ranking">Choices from the most to the least wanted, for rankings; else null.</param>
public sealed record QuestionResults(
    string Question, int? Children, IReadOnlyList<ResultCell> Overall, IReadOnlyDictionary<string, IReadOnlyList<ResultCell>> ByGroup,
    IReadOnlyList<RankedChoice>? Ranking = null);

/// <param name="Choice">A choice's id; "yes", "no", "1" to "5", a span of numbers ("10-19"), or a topic for answers in own words.</param>
/// <param name="Group">A value of the group; "all" in the overall table; "not_said" for children who did not say.</param>
/// <param name="Children">Rounded to 5; null where held back.</param>
/// <param name="Percent">Of the group's children who answered; null where fewer than 50 stand behind it.</param>
public sealed record ResultCell(string Choice, string Group, int? Children, int? Percent);

/// <param name="Share">Borda points as a share of all points given, in percent; null where too few ranked it.</param>
/// <param name="First">How many put it first, rounded; null where held back.</param>
public sealed record RankedChoice(string Choice, int? Share, int? First);
