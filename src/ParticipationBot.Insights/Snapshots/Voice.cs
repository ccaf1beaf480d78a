namespace ParticipationBot.Insights.Snapshots;

/// <summary>A child who gave views in the period: their topics, named themes, and what they told about themselves. Lives only while a snapshot is taken.</summary>
internal sealed record Voice(IReadOnlySet<string> Topics, IReadOnlySet<Guid> Themes, int Views, string Age, string Sex, string Settlement, string Language, string Region)
{
    public const string Unknown = "unknown";
}
