using Microsoft.EntityFrameworkCore;
using ParticipationBot.Participation.Topics;
using ParticipationBot.Storage;

namespace ParticipationBot.Insights.Overviews;

/// <summary>
/// Whether the topic classifier still understands what is written: how often it abstains, and how often a person corrects it, week by
/// week. Where either grows, children write about something, or in a way, that the corpus does not know.
/// </summary>
public sealed class LanguageDrift(IDbContextFactory<ParticipationDb> databases, TimeProvider time)
{
    public const int WeeksShown = 12;

    /// <summary>In a week with fewer views a share says nothing, and may be about one child.</summary>
    public const int FewestViews = 20;

    private const int DaysInWeek = 7;

    /// <returns>Newest week first, per language; weeks without views are left out.</returns>
    public async Task<IReadOnlyList<DriftWeek>> ReadAsync(CancellationToken cancellation)
    {
        var since = time.GetUtcNow().AddDays(-DaysInWeek * WeeksShown);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var rows = await db.Views.AsNoTracking().Where(row => row.CreatedAt >= since && !row.IsDemo)
            .Select(row => new { row.Language, row.SuggestedTopics, row.ChosenTopics, row.AnalystTopics, row.CreatedAt }).ToListAsync(cancellation);
        return
        [
            .. rows.GroupBy(row => (Week: Monday(row.CreatedAt), row.Language)).OrderByDescending(week => week.Key.Week).ThenBy(week => week.Key.Language, StringComparer.Ordinal)
                .Select(week => new DriftWeek(
                    week.Key.Week, week.Key.Language, week.Count(),
                    Share(week.Count(row => row.SuggestedTopics is "" or Taxonomy.Other), week.Count()),
                    Share(week.Count(row => IsCorrected(row.SuggestedTopics, row.ChosenTopics) || IsCorrected(row.SuggestedTopics, row.AnalystTopics)), week.Count()))),
        ];
    }

    private static double? Share(int some, int all) => all < FewestViews ? null : some / (double)all;

    /// <summary>A person who leaves out a topic of three agrees with the rest; one whose topics share none with the machine's corrects it.</summary>
    private static bool IsCorrected(string suggested, string? named) =>
        !string.IsNullOrEmpty(named) && suggested.Length > 0 && !named.Split(',').Intersect(suggested.Split(',')).Any();

    private static DateOnly Monday(DateTimeOffset at)
    {
        var day = DateOnly.FromDateTime(at.ToOffset(TimeSpan.FromHours(5)).DateTime);
        return day.AddDays(-(((int)day.DayOfWeek + DaysInWeek - (int)DayOfWeek.Monday) % DaysInWeek));
    }
}

/// <param name="Abstained">Share of views for which the classifier named no topic; null in a week of few views.</param>
/// <param name="Corrected">Share of views for which a child or an analyst named other topics.</param>
public sealed record DriftWeek(DateOnly Monday, string Language, int Views, double? Abstained, double? Corrected);
