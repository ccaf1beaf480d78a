using ParticipationBot.Participation.DisclosureControl;

namespace ParticipationBot.Insights.Themes;

/// <summary>Whether a theme is new or growing: children of the last four whole weeks beside the four before, measured against its topic.</summary>
internal static class ThemeTrend
{
    private const int Weeks = 4, Days = 7;
    private const double LeastGrowth = 1.5, LeastErrors = 3;

    // A few earlier views with the same words do not make a theme old.
    private const double OldOfNew = 0.1;

    /// <param name="monday">Of the week under way, which is not counted.</param>
    public static (bool IsNew, bool IsGrowing) Of(IReadOnlyList<ThemeView> topic, IReadOnlyList<int> members, int monday)
    {
        var (late, early) = (monday - (Weeks * Days), monday - (2 * Weeks * Days));
        int Children(IEnumerable<ThemeView> views, int from, int to) => views.Where(view => view.Week >= from && view.Week < to).Select(view => view.Child).Distinct().Count();
        var own = members.Select(at => topic[at]).ToList();
        var (now, before) = (Children(own, late, monday), Children(own, early, late));
        if (now < Disclosure.Least) return (false, false);
        // A topic that itself began lately has only new themes; that tells nobody anything.
        if (Children(topic, int.MinValue, late) < Disclosure.Least) return (false, false);
        if (Children(own, int.MinValue, late) < Math.Max(Disclosure.Least, now * OldOfNew)) return (true, false);
        var (all, allBefore) = (Children(topic, late, monday), Children(topic, early, late));
        var expected = before * (double)all / Math.Max(1, allBefore);
        return (false, now >= LeastGrowth * Math.Max(1, expected) && now - expected > LeastErrors * Math.Sqrt(now + expected));
    }
}
