namespace ParticipationBot.Participation.Polls.Results;

/// <summary>What the results of a poll are broken down by.</summary>
public static class ResultGroups
{
    public const string All = "all";

    /// <summary>Children who did not say. Counted, so that the groups add up to all.</summary>
    public const string NotSaid = "not_said";

    public static IReadOnlyList<string> Names { get; } = ["age", "sex", "region", "settlement", "language"];

    /// <summary>The group whose sensitive answers follow the stricter rule.</summary>
    public const string Region = "region";
}
