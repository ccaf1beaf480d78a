using System.Text.Encodings.Web;
using System.Text.Json;
using ParticipationBot.Insights.Snapshots;

namespace ParticipationBot.Insights.Themes;

/// <summary>What several views of one topic share. Every number went through disclosure control; none is a true count.</summary>
/// <param name="Id">Stays with the theme from build to build.</param>
/// <param name="IsProposal">It groups what children say adults should do; else what they write about.</param>
/// <param name="About">For a proposal: the theme of views that most of its views belong to.</param>
/// <param name="Kazakh">Distinctive words, the most telling first.</param>
/// <param name="Children">Row: the theme; column: all children of the topic.</param>
/// <param name="Weeks">Children by week (Monday as 2026-01-26), oldest first; null where held back.</param>
/// <param name="Campaigns">Texts that at least ten children copied: how many children each, rounded.</param>
/// <param name="Examples">Ids of the views closest to the theme, for an analyst to read, cleaned.</param>
public sealed record Theme(
    Guid Id, string Topic, bool IsProposal, Guid? About, IReadOnlyList<string> Kazakh, IReadOnlyList<string> Russian, SnapshotCell Children,
    IReadOnlyList<ThemeWeek> Weeks, bool IsNew, bool IsGrowing, IReadOnlyList<int> Campaigns, DateTimeOffset FirstSeen, IReadOnlyList<Guid> Examples,
    IReadOnlyList<ThemeTerm> Centre)
{
    private const int NameWords = 3;

    /// <summary>The name as the words make it, in "kk" or "ru".</summary>
    public string NameIn(string language) => string.Join(", ", (language == "kk" ? Kazakh : Russian).Take(NameWords));
}

public sealed record ThemeWeek(DateOnly Monday, int? Children);

/// <summary>A folded stem or a subject with its weight in the theme's centre.</summary>
public sealed record ThemeTerm(string Term, float Weight);

/// <param name="Stray">Children whose views stand alone; rounded, null where held back.</param>
/// <param name="StrayCampaigns">How many children copied each text that belongs to no theme; rounded.</param>
/// <param name="StrayExamples">Ids of such views, for an analyst to read, cleaned.</param>
public sealed record TopicThemes(string Topic, bool IsProposal, IReadOnlyList<Theme> Themes, int? Stray, IReadOnlyList<Guid> StrayExamples, IReadOnlyList<int> StrayCampaigns);

/// <summary>The themes of all topics as one build found them.</summary>
public sealed record ThemeBuild(DateTimeOffset BuiltAt, bool IsDemo, IReadOnlyList<TopicThemes> Topics)
{
    private static readonly JsonSerializerOptions Canonical = new(JsonSerializerOptions.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public IEnumerable<Theme> Themes => Topics.SelectMany(topic => topic.Themes);

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Canonical);

    public static ThemeBuild FromBytes(ReadOnlySpan<byte> bytes) => JsonSerializer.Deserialize<ThemeBuild>(bytes, Canonical)!;
}
