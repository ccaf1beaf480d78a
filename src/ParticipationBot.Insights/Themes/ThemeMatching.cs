namespace ParticipationBot.Insights.Themes;

/// <summary>Knows the themes of the last build again, so that their ids, names and approved paraphrases stay.</summary>
internal static class ThemeMatching
{
    private const double LeastAlike = 0.5;

    /// <returns>For each found theme the earlier theme it continues, or null. The most alike pairs come first; each theme continues one at most.</returns>
    public static Theme?[] Match(IReadOnlyList<FoundTheme> found, IReadOnlyList<Theme> earlier)
    {
        var matched = new Theme?[found.Count];
        var taken = new HashSet<Guid>();
        var pairs = from theme in Enumerable.Range(0, found.Count) from old in earlier
                    let alike = Alike(found[theme].Centre, old.Centre) where alike >= LeastAlike
                    orderby alike descending, theme, old.Id select (theme, old);
        foreach (var (theme, old) in pairs)
            if (matched[theme] is null && taken.Add(old.Id)) matched[theme] = old;
        return matched;
    }

    private static double Alike(IReadOnlyList<(string Term, float Weight)> one, IReadOnlyList<ThemeTerm> other)
    {
        var weights = other.ToDictionary(term => term.Term, term => (double)term.Weight, StringComparer.Ordinal);
        var (dot, length) = (0.0, 0.0);
        foreach (var (term, weight) in one)
        {
            dot += weight * weights.GetValueOrDefault(term);
            length += weight * weight;
        }
        var otherLength = weights.Values.Sum(weight => weight * weight);
        return length == 0 || otherLength == 0 ? 0 : dot / Math.Sqrt(length * otherLength);
    }
}
