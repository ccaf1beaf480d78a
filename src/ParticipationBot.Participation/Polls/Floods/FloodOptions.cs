namespace ParticipationBot.Participation.Polls.Floods;

/// <summary>From when on a rush of answers is shown to a person. Several classes that answer in one lesson stay far below.</summary>
public sealed record FloodOptions
{
    /// <summary>First answers in one minute, from as many children, that no room of pupils gives.</summary>
    public int InOneMinute { get; init; } = 60;

    /// <summary>An hour with fewer is never called a flood, however quiet the poll was before.</summary>
    public int LeastInOneHour { get; init; } = 200;

    /// <summary>How many times the poll's own usual hour.</summary>
    public double TimesUsual { get; init; } = 10;

    /// <summary>The limit where the poll had no answers before, so that nothing is usual yet.</summary>
    public int InFirstHour { get; init; } = 1000;

    /// <summary>How long answers come thick after an invitation or reminder: such hours are marked and not called a flood.</summary>
    public TimeSpan AfterInvitation { get; init; } = TimeSpan.FromHours(6);
}
