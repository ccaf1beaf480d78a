using System.Security.Cryptography;
using System.Text;
using ParticipationBot.Insights.Snapshots;
using ParticipationBot.Participation.DisclosureControl;
using ParticipationBot.Participation.Topics;

namespace ParticipationBot.Insights.Themes;

/// <summary>Finds the themes of every topic and lets through what may be shown of them.</summary>
internal sealed class ThemeBuilder(SubjectLexicon lexicon, WordBook book, ThemeBuild? before, DateTimeOffset now, bool isDemo)
{
    private const int WeeksShown = 26, MostExamples = 60, LeastStep = Disclosure.Least + Disclosure.RoundedTo;
    private const string AllOfTopic = "all", StrayRow = "stray";
    private static readonly TimeSpan Kazakhstan = TimeSpan.FromHours(5);
    private readonly int monday = Mondays.Of(now.ToOffset(Kazakhstan));

    /// <summary>After a build: which views stand in which theme.</summary>
    public ThemeMembers Members { get; private set; } = new([]);

    /// <param name="proposals">What children say adults should do: the same views' ids with other words.</param>
    public ThemeBuild Build(IReadOnlyList<ThemeView> views, IReadOnlyList<ThemeView> proposals, Action<string, int>? progress = null, Action<Guid, string, Guid?>? onView = null)
    {
        var topics = Taxonomy.Choosable.Select((topic, at) => (topic.Id, Bit: 1u << at)).ToList();
        var built = new (TopicThemes Views, TopicThemes Proposals)[topics.Count];
        var members = new IReadOnlyList<ThemeMember>[topics.Count];
        Parallel.For(0, topics.Count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, at =>
        {
            var (topic, bit) = topics[at];
            var found = ThemeFinder.Find(views.Where(view => (view.Topics & bit) != 0), book);
            var themes = Publish(topic, found, isProposal: false, _ => null);
            var asked = ThemeFinder.Find(proposals.Where(view => (view.Topics & bit) != 0), book);
            var themeOfView = found.Views.Index().Where(view => found.ThemeOf[view.Index] >= 0).ToDictionary(view => view.Item.Id, view => themes.Themes[found.ThemeOf[view.Index]].Id);
            built[at] = (themes, Publish(topic, asked, isProposal: true, theme => About(theme, asked, themeOfView)));
            members[at] = [.. themes.Themes.Zip(found.Themes, (theme, its) => new ThemeMember(theme.Id, [.. its.Members.Select(place => found.Views[place].Id)]))];
            progress?.Invoke(topic, themes.Themes.Count);
            if (onView is null) return;
            lock (built) foreach (var (place, view) in found.Views.Index()) onView(view.Id, topic, found.ThemeOf[place] is >= 0 and var theme ? themes.Themes[theme].Id : null);
        });
        Members = new ThemeMembers([.. members.SelectMany(each => each)]);
        return new ThemeBuild(now, isDemo, [.. built.Select(each => each.Views), .. built.Select(each => each.Proposals)]);
    }

    private TopicThemes Publish(string topic, FoundThemes found, bool isProposal, Func<FoundTheme, Guid?> about)
    {
        var earlier = before?.Topics.FirstOrDefault(each => each.Topic == topic && each.IsProposal == isProposal);
        var matched = ThemeMatching.Match(found.Themes, earlier?.Themes ?? []);
        var ids = Ids(topic, isProposal, found.Themes, matched, earlier);
        var sizes = Sizes(found, ids);
        var naming = new ThemeNaming(lexicon, book, found.Views);
        var themes = found.Themes.Select((theme, at) =>
        {
            var (old, words) = (matched[at], naming.Words(theme));
            var (isNew, isGrowing) = ThemeTrend.Of(found.Views, theme.Members, monday);
            return new Theme(
                ids[at], topic, isProposal, about(theme), words.Kazakh, words.Russian, Steady(old?.Children, sizes[at]), Weeks(found, theme, old),
                isNew, isGrowing, [.. theme.Campaigns.Select(Disclosure.Round)], old?.FirstSeen ?? now,
                [.. Examples(found.Views, theme.Core)], [.. theme.Centre.Select(term => new ThemeTerm(term.Term, term.Weight))]);
        }).ToList();
        return new TopicThemes(topic, isProposal, themes, sizes[^1].Children, [.. Examples(found.Views, found.Stray)],
            [.. found.StrayCampaigns.Select(Disclosure.Round)]);
    }

    /// <summary>Each theme's cell and, last, the stray views'.</summary>
    private static IReadOnlyList<SnapshotCell> Sizes(FoundThemes found, Guid[] ids)
    {
        string[] rows = [.. ids.Select(id => id.ToString()), StrayRow];
        var cells = new int[rows.Length, 1];
        for (var at = 0; at < ids.Length; at++) cells[at, 0] = found.Themes[at].Children.Count;
        cells[ids.Length, 0] = found.StrayChildren.Count;
        var all = found.Themes.SelectMany(theme => theme.Children).Concat(found.StrayChildren).Distinct().Count();
        // A child may write several views: nothing adds up to the topic.
        return [.. Disclosure.Publish(new CountTable(rows, [(AllOfTopic, all)], cells, RowAdds: false, ColumnAdds: false), _ => Disclosure.Least)
            .Select(cell => new SnapshotCell(cell.Row, cell.Column, cell.Children, cell.Percent))];
    }

    private List<ThemeWeek> Weeks(FoundThemes found, FoundTheme theme, Theme? old)
    {
        var counts = theme.Members.Select(at => found.Views[at]).GroupBy(view => view.Week).ToDictionary(week => week.Key, week => week.Select(view => view.Child).Distinct().Count());
        var shown = old?.Weeks.ToDictionary(week => week.Monday, week => week.Children) ?? [];
        var first = found.Views.Count == 0 ? monday : found.Views.Min(view => view.Week);
        return [.. Enumerable.Range(1 - WeeksShown, WeeksShown).Select(back => monday + (back * 7)).Where(week => week >= first).Select(week =>
        {
            var (day, count) = (DateOnly.FromDayNumber(week), counts.GetValueOrDefault(week));
            int? safe = count < Disclosure.Least ? null : Disclosure.Round(count);
            return new ThemeWeek(day, safe is { } number && shown.GetValueOrDefault(day) is { } last && Math.Abs(number - last) < LeastStep ? last : safe);
        })];
    }

    /// <summary>A number stays as it was until at least ten children stand behind the change, as on the Explore page.</summary>
    private static SnapshotCell Steady(SnapshotCell? before, SnapshotCell now) =>
        before?.Children is { } shown && now.Children is { } number && Math.Abs(number - shown) < LeastStep ? before with { Row = now.Row } : now;

    private static Guid? About(FoundTheme proposal, FoundThemes asked, Dictionary<Guid, Guid> themeOfView) =>
        proposal.Members.Select(at => themeOfView.TryGetValue(asked.Views[at].Id, out var theme) ? theme : (Guid?)null).OfType<Guid>()
            .GroupBy(theme => theme).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).Select(group => (Guid?)group.Key).FirstOrDefault();

    /// <summary>Different texts, the closest first, one in each language by turns.</summary>
    private static IEnumerable<Guid> Examples(IReadOnlyList<ThemeView> views, IReadOnlyList<int> places) => places.Select(place => views[place]).DistinctBy(view => view.Mark)
        .GroupBy(view => view.IsKazakh).SelectMany(language => language.Index()).OrderBy(view => view.Index).ThenBy(view => view.Item.IsKazakh).Select(view => view.Item.Id).Take(MostExamples);

    /// <summary>A new theme's id comes from its words: the same views give the same ids.</summary>
    private Guid[] Ids(string topic, bool isProposal, IReadOnlyList<FoundTheme> found, Theme?[] matched, TopicThemes? earlier)
    {
        var taken = earlier?.Themes.Select(theme => theme.Id).ToHashSet() ?? [];
        return [.. found.Select((theme, at) =>
        {
            if (matched[at] is { } old) return old.Id;
            for (var again = 0; ; again++)
            {
                var said = string.Join('|', theme.Centre.Take(12).Select(term => term.Term));
                var id = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"{isDemo}|{topic}|{isProposal}|{said}|{again}")).AsSpan(0, 16));
                if (taken.Add(id)) return id;
            }
        })];
    }
}
