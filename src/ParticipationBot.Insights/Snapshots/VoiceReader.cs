using Microsoft.EntityFrameworkCore;
using ParticipationBot.Insights.Themes;
using ParticipationBot.Participation.Topics;
using ParticipationBot.Storage;
using ParticipationBot.Storage.Keys;

namespace ParticipationBot.Insights.Snapshots;

/// <summary>Joins profiles and views in memory: the one place where they meet. Views are what screening cleared; a disclosure or an offer is never among them.</summary>
internal sealed class VoiceReader(IDbContextFactory<ParticipationDb> databases, Pseudonyms pseudonyms)
{
    // Kazakhstan has one offset since March 2024; a day is a day there.
    private static readonly TimeSpan Kazakhstan = TimeSpan.FromHours(5);

    /// <param name="to">Included.</param>
    /// <param name="themes">To say of each child which of them their views stand in.</param>
    public async Task<IReadOnlyList<Voice>> ReadAsync(DateOnly from, DateOnly to, bool isDemo, IReadOnlyList<NamedTheme> themes, CancellationToken cancellation)
    {
        var (start, end) = (Midnight(from), Midnight(to.AddDays(1)));
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var views = await db.Views.AsNoTracking().Where(row => row.CreatedAt >= start && row.CreatedAt < end && row.IsDemo == isDemo)
            .Select(row => new { row.Id, row.Pseudonym, row.Poll, row.Topics, row.Language }).ToListAsync(cancellation);
        var children = await db.Participants.AsNoTracking().Where(row => row.IsDemo == isDemo)
            .Select(row => new { row.Id, row.AgeBand, row.Sex, row.Region, row.Settlement }).ToListAsync(cancellation);
        var themesOf = themes.SelectMany(theme => theme.Views.Select(view => (view, theme))).ToLookup(pair => pair.view, pair => pair.theme);
        var voices = new List<Voice>();
        foreach (var poll in views.GroupBy(view => view.Poll))
        {
            var profiles = children.ToDictionary(child => Convert.ToHexString(pseudonyms.InPoll(child.Id, poll.Key)), StringComparer.Ordinal);
            foreach (var said in poll.GroupBy(view => Convert.ToHexString(view.Pseudonym), StringComparer.Ordinal))
            {
                var topics = said.SelectMany(view => view.Topics.Split(',', StringSplitOptions.RemoveEmptyEntries)).ToHashSet(StringComparer.Ordinal);
                topics.Remove(Taxonomy.NotAView);
                if (topics.Count == 0) continue;
                // A topic that was changed since the build takes its themes along.
                var shared = said.SelectMany(view => themesOf[view.Id].Where(theme => view.Topics.Split(',').Contains(theme.Topic, StringComparer.Ordinal)).Select(theme => theme.Id)).ToHashSet();
                var child = profiles.GetValueOrDefault(said.Key);
                voices.Add(new Voice(
                    topics, shared, said.Count(), child?.AgeBand?.ToLowerInvariant() ?? Voice.Unknown, child?.Sex ?? Voice.Unknown,
                    child?.Settlement ?? Voice.Unknown, said.First().Language, child?.Region ?? Voice.Unknown));
            }
        }
        return voices;
    }

    private static DateTimeOffset Midnight(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), Kazakhstan);
}
