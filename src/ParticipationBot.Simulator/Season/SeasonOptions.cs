namespace ParticipationBot.Simulator.Season;

/// <summary>How many synthetic children come and what they are like. Shares are between 0 and 1.</summary>
public sealed record SeasonOptions
{
    public int Children { get; init; } = 300;

    /// <summary>The same seed makes the same children, who decide alike.</summary>
    public int Seed { get; init; } = 2026;

    /// <summary>Children who talk at the same time.</summary>
    public int AtOnce { get; init; } = 40;
    public double KazakhShare { get; init; } = 0.6;
    public double DisclosureShare { get; init; } = 0.03;
    public double OfferShare { get; init; } = 0.04;

    /// <summary>Children outside 10–17, of whom nothing is collected.</summary>
    public double GuestShare { get; init; } = 0.03;

    /// <summary>Children who stop half-way, by blocking the bot.</summary>
    public double LeaverShare { get; init; } = 0.02;

    /// <summary>How long a child waits for an answer before it counts as missing.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);
}

/// <param name="Done">Children who are through, of <paramref name="Children"/>.</param>
/// <param name="Unanswered">Children who waited for an answer in vain: a fault of the bot.</param>
public sealed record SeasonProgress(int Children, int Done, int Views, int Disclosures, int Offers, int Unanswered);
