using ParticipationBot.Participation.DisclosureControl;

namespace ParticipationBot.Insights.Themes;

/// <summary>The themes of one topic: copies set aside, the rest grouped, and what fewer than ten children share let go.</summary>
internal static class ThemeFinder
{
    private const int CentreTerms = 60;

    /// <param name="views">In any order; the same views give the same themes.</param>
    public static FoundThemes Find(IEnumerable<ThemeView> views, WordBook book)
    {
        ThemeView[] all = [.. views.OrderBy(view => view.Mark).ThenBy(view => view.IsKazakh).ThenBy(view => view.Id)];
        var original = NearCopies.Find(all);
        var own = Enumerable.Range(0, all.Length).Where(at => original[at] == at).ToArray();
        var space = TermSpace.Of([.. own.Select(at => all[at])], book);
        var (themeOfOwn, centres) = ThemeClusters.Find(space);
        var found = new int[all.Length];
        Array.Fill(found, ThemeClusters.Stray);
        for (var at = 0; at < own.Length; at++) found[own[at]] = themeOfOwn[at];
        for (var at = 0; at < all.Length; at++) found[at] = found[original[at]];

        var copies = Enumerable.Range(0, all.Length).GroupBy(at => original[at]).Where(group => group.Count() > 1).ToDictionary(group => group.Key, group => group.Select(at => all[at].Child).Distinct().Count());
        var campaigns = copies.Where(pair => pair.Value >= Disclosure.Least).ToDictionary();
        var counted = Enumerable.Range(0, all.Length).Where(at => original[at] == at || !campaigns.ContainsKey(original[at])).ToLookup(at => found[at], at => all[at].Child);
        var kept = Enumerable.Range(0, centres.Length).Select(theme => (Theme: theme, Children: counted[theme].ToHashSet()))
            .Where(each => each.Children.Count >= Disclosure.Least).OrderByDescending(each => each.Children.Count).ThenBy(each => each.Theme).ToList();

        var placeOf = kept.Index().ToDictionary(each => each.Item.Theme, each => each.Index);
        var themeOf = Array.ConvertAll(found, theme => placeOf.GetValueOrDefault(theme, ThemeClusters.Stray));
        var members = Enumerable.Range(0, all.Length).ToLookup(at => themeOf[at]);
        var places = own.Index().ToDictionary(each => each.Item, each => each.Index);
        var themes = kept.Select((each, place) => new FoundTheme(
            [.. members[place].Where(at => original[at] == at || !campaigns.ContainsKey(original[at]))],
            [.. members[place].Where(places.ContainsKey).OrderByDescending(at => Near(space, centres[each.Theme], places[at])).ThenBy(at => at)],
            [.. centres[each.Theme].Index().Where(term => term.Item > 0).OrderByDescending(term => term.Item).ThenBy(term => term.Index).Take(CentreTerms).Select(term => (space.Terms[term.Index], term.Item))],
            [.. campaigns.Where(pair => themeOf[pair.Key] == place).Select(pair => pair.Value).OrderDescending()], each.Children)).ToList();
        return new FoundThemes(all, themes, themeOf, counted.Where(group => !placeOf.ContainsKey(group.Key)).SelectMany(group => group).ToHashSet(), [.. members[ThemeClusters.Stray].Where(places.ContainsKey)],
            [.. campaigns.Where(pair => themeOf[pair.Key] == ThemeClusters.Stray).Select(pair => pair.Value).OrderDescending()]);
    }

    private static float Near(TermSpace space, float[] centre, int view) =>
        space.Lengths[view] == 0 ? 0 : space.Views[view].Sum(term => centre[term] * space.Weights[term]) / space.Lengths[view];
}
