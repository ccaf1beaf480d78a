using Microsoft.EntityFrameworkCore;
using ParticipationBot.Participation.Topics;
using ParticipationBot.Safeguarding.Cases;
using ParticipationBot.Storage;
using ParticipationBot.Storage.Keys;

namespace ParticipationBot.Insights.Overviews;

/// <summary>Counts what there is now.</summary>
public sealed class OverviewQuery(IDbContextFactory<ParticipationDb> databases, Pseudonyms pseudonyms, TimeProvider time)
{
    public const int DaysShown = 30;
    public const string Unknown = "unknown";

    // Kazakhstan has one offset since March 2024; a day is a day there.
    private static readonly TimeSpan Kazakhstan = TimeSpan.FromHours(5);

    public async Task<Overview> ReadAsync(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var children = await db.Participants.AsNoTracking().Select(row => new Child(row.Id, row.Language, row.AgeBand, row.Region, row.IsDemo)).ToListAsync(cancellation);
        var views = await db.Views.AsNoTracking().Select(row => new View(row.Pseudonym, row.Poll, row.Topics, row.Language, row.CreatedAt)).ToListAsync(cancellation);
        var openCases = await db.Cases.CountAsync(row => row.Status != CaseStatus.Closed, cancellation);
        var now = time.GetUtcNow();
        return new Overview(
            children.Count,
            views.Count,
            views.Count(view => view.CreatedAt > now.AddDays(-7)),
            openCases,
            children.Exists(child => child.IsDemo),
            Topics(views),
            Days(views, DateOnly.FromDateTime(now.ToOffset(Kazakhstan).DateTime)),
            Places(children, views),
            By(views, view => view.Language),
            By(children, child => AgeKey(child.AgeBand)));
    }

    private static List<Count> Topics(List<View> views)
    {
        var counts = views.SelectMany(view => view.Topics.Split(',', StringSplitOptions.RemoveEmptyEntries))
            .CountBy(topic => topic).ToDictionary(StringComparer.Ordinal);
        return [.. Taxonomy.Choosable.Select(topic => new Count(topic.Id, counts.GetValueOrDefault(topic.Id)))
            .Where(count => count.Number > 0).OrderByDescending(count => count.Number)];
    }

    private static List<DayCount> Days(List<View> views, DateOnly today)
    {
        var counts = views.CountBy(view => DateOnly.FromDateTime(view.CreatedAt.ToOffset(Kazakhstan).DateTime)).ToDictionary();
        return [.. Enumerable.Range(0, DaysShown).Select(back => today.AddDays(back - DaysShown + 1))
            .Select(day => new DayCount(day, counts.GetValueOrDefault(day)))];
    }

    private IReadOnlyList<PlaceCount> Places(List<Child> children, List<View> views)
    {
        // Views carry no place. The link runs through each poll's pseudonym, is made here in memory and thrown away.
        var regions = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var poll in views.Select(view => view.Poll).Distinct(StringComparer.Ordinal))
        {
            foreach (var child in children)
                regions[Convert.ToHexString(pseudonyms.InPoll(child.Id, poll))] = child.Region ?? Unknown;
        }
        var viewsByRegion = views.CountBy(view => regions.GetValueOrDefault(Convert.ToHexString(view.Pseudonym), Unknown)).ToDictionary(StringComparer.Ordinal);
        return SmallPlaces.Hide([.. children.CountBy(child => child.Region ?? Unknown).OrderByDescending(pair => pair.Value)
            .Select(pair => new PlaceCount(pair.Key, pair.Value, viewsByRegion.GetValueOrDefault(pair.Key)))]);
    }

    private static string AgeKey(string? ageBand) => ageBand?.ToLowerInvariant() ?? Unknown;

    private static List<Count> By<T>(IEnumerable<T> rows, Func<T, string> key) =>
        [.. rows.CountBy(key).OrderByDescending(pair => pair.Value).Select(pair => new Count(pair.Key, pair.Value))];

    private sealed record Child(Guid Id, string? Language, string? AgeBand, string? Region, bool IsDemo);

    private sealed record View(byte[] Pseudonym, string Poll, string Topics, string Language, DateTimeOffset CreatedAt);
}
