using ParticipationBot.Participation.DisclosureControl;

namespace ParticipationBot.Insights.Themes;

/// <summary>
/// A topic's views over the terms that may carry a theme: said by enough children, and not by everyone. A word of fewer than ten children never
/// takes part, so that no theme, name or trend can rest on it.
/// </summary>
internal sealed class TermSpace
{
    private const int MostTerms = 2000;
    private const double LargestShare = 0.5, OfAThousand = 1 / 2000.0;
    private const float SubjectWeight = 1.2f;

    private TermSpace(string[] terms, float[] weights, int[][] views)
    {
        (Terms, Weights, Views) = (terms, weights, views);
        Lengths = [.. views.Select(view => MathF.Sqrt(view.Sum(term => weights[term] * weights[term])))];
    }

    public string[] Terms { get; }

    /// <summary>Highest for terms of the middle: rare ones tell texts apart, not themes. Subjects count more than stems.</summary>
    public float[] Weights { get; }

    /// <summary>Each view's terms, ascending.</summary>
    public int[][] Views { get; }

    /// <summary>Each view's length under the weights.</summary>
    public float[] Lengths { get; }

    /// <param name="views">In their final order, without copies.</param>
    public static TermSpace Of(IReadOnlyList<ThemeView> views, WordBook book)
    {
        var children = Children(views, book);
        var least = Math.Max(Disclosure.Least, (int)(views.Count * OfAThousand));
        var most = Math.Max(least * 3, views.Count * LargestShare);
        var kept = children.Where(pair => pair.Value >= least && (pair.Value <= most || pair.Key[0] == WordBook.Subject))
            .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(MostTerms)
            .OrderBy(pair => pair.Key, StringComparer.Ordinal).ToList();
        var terms = kept.ConvertAll(pair => pair.Key);
        var weights = kept.ConvertAll(pair => MathF.Log(1 + ((float)views.Count / pair.Value)) * MathF.Log(1 + ((float)pair.Value / Disclosure.Least)) * (pair.Key[0] == WordBook.Subject ? SubjectWeight : 1));
        var at = terms.Index().ToDictionary(term => term.Item, term => term.Index, StringComparer.Ordinal);
        var ofWord = new int[book.Count];
        for (var word = 0; word < ofWord.Length; word++) ofWord[word] = at.GetValueOrDefault(book[word].Term, -1);
        return new TermSpace([.. terms], [.. weights], [.. views.Select(view => view.Words.Select(word => ofWord[word]).Where(term => term >= 0).Distinct().Order().ToArray())]);
    }

    /// <summary>How many children said a term.</summary>
    private static Dictionary<string, int> Children(IReadOnlyList<ThemeView> views, WordBook book)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        HashSet<string> said = new(StringComparer.Ordinal);
        foreach (var child in views.GroupBy(view => view.Child))
        {
            said.Clear();
            foreach (var view in child) foreach (var word in view.Words) said.Add(book[word].Term);
            foreach (var term in said) counts[term] = counts.GetValueOrDefault(term) + 1;
        }
        return counts;
    }
}
