using ParticipationBot.Safeguarding.Deadlines;

namespace ParticipationBot.Storage.Duty;

/// <summary>The helpline's settings.</summary>
public sealed record HelplineOptions
{
    public CaseDeadlines Deadlines { get; init; } = new();

    /// <summary>Local time less UTC, for rota, hours and the times that children read.</summary>
    public TimeSpan LocalOffset { get; init; } = TimeSpan.FromHours(5);

    /// <summary>A case that was in immediate danger is closed only after a second person has read it.</summary>
    public bool SecondReaderForImmediate { get; init; } = true;

    /// <summary>A child's message reopens a case that was closed within this time; after it a new case opens, linked to the old one.</summary>
    public TimeSpan ReopensWithin { get; init; } = TimeSpan.FromDays(30);

    /// <summary>Two authorized people may open the way to a chat where life is in danger. Off unless the operator says so.</summary>
    public bool AllowsReveal { get; init; }
}
