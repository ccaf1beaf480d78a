namespace ParticipationBot.Storage.Retention;

/// <summary>How long things are kept. All are settings. Null: kept until somebody decides.</summary>
public sealed record RetentionTerms
{
    /// <summary>A child's own words as they came; topics and counts stay.</summary>
    public TimeSpan? RawViews { get; init; } = TimeSpan.FromDays(90);

    /// <summary>A closed case with everything in it, counted from its close. The helpline sets its own rule.</summary>
    public TimeSpan? ClosedCases { get; init; } = TimeSpan.FromDays(3 * 365);

    /// <summary>The way to a chat that nobody has written from for this long and that has no open case.</summary>
    public TimeSpan? SilentAddresses { get; init; } = TimeSpan.FromDays(365);

    /// <summary>Calls to staff that were settled.</summary>
    public TimeSpan Notices { get; init; } = TimeSpan.FromDays(90);
}
