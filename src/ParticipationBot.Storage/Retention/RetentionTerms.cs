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

    /// <summary>Who did what. The newest removed row's hash stays, so that the rest still proves itself. Null by default: kept.</summary>
    public TimeSpan? AuditLog { get; init; }

    /// <summary>What a child told about themselves by tapping, once their chat has been silent for this long and no case is open.</summary>
    public TimeSpan? SilentParticipants { get; init; } = TimeSpan.FromDays(365);

    /// <summary>Unsent answers.</summary>
    public TimeSpan Drafts { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Calls to staff that were settled.</summary>
    public TimeSpan Notices { get; init; } = TimeSpan.FromDays(90);
}
