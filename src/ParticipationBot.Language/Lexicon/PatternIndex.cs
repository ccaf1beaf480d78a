namespace ParticipationBot.Language.Lexicon;

/// <summary>Finds which of many patterns match a text, by the first letters of its tokens.</summary>
internal sealed class PatternIndex<T>
{
    private const int KeyLetters = 3;
    private readonly Dictionary<string, List<(Pattern Pattern, T Value)>> byStart = [];
    private readonly Dictionary<string, List<(Pattern Pattern, T Value)>>.AlternateLookup<ReadOnlySpan<char>> byLetters;

    public PatternIndex() => byLetters = byStart.GetAlternateLookup<ReadOnlySpan<char>>();

    public void Add(Pattern pattern, T value)
    {
        foreach (var key in pattern.First.Select(word => Key(word.Text)).Distinct())
        {
            if (!byStart.TryGetValue(key, out var list)) byStart[key] = list = [];
            list.Add((pattern, value));
        }
    }

    public IEnumerable<Hit<T>> Find(IReadOnlyList<string> tokens)
    {
        for (var at = 0; at < tokens.Count; at++)
        {
            for (var letters = 1; letters <= Math.Min(KeyLetters, tokens[at].Length); letters++)
            {
                if (!byLetters.TryGetValue(tokens[at].AsSpan(0, letters), out var candidates)) continue;
                foreach (var (pattern, value) in candidates)
                {
                    var end = pattern.MatchAt(tokens, at);
                    if (end >= 0) yield return new Hit<T>(value, pattern.Source, at, end);
                }
            }
        }
    }

    private static string Key(string word) => word[..Math.Min(KeyLetters, word.Length)];
}

/// <param name="From">First token.</param>
/// <param name="To">Token after the last.</param>
internal readonly record struct Hit<T>(T Value, string Source, int From, int To)
{
    public bool Overlaps<TOther>(Hit<TOther> other) => From < other.To && other.From < To;
}
