namespace ParticipationBot.Participation.Polls.Results;

/// <summary>
/// Counts answer sets as they are stored, a million in a second. Few different lines and profiles exist, so that each is understood once; a
/// further child adds one to what their lines have in each of their groups.
/// </summary>
public sealed class PollTally(PollDefinition poll)
{
    private readonly Dictionary<string, int[]> lines = new(StringComparer.Ordinal);
    private readonly List<(string Name, string Value)> groups = [];
    private readonly Dictionary<(string Name, string Value), int> places = [];
    private int children;

    /// <param name="about">As <see cref="AnswerSet.Groups"/>.</param>
    /// <returns>Where to count children of this profile; to be kept for the next of them.</returns>
    public int[] PlacesOf(IReadOnlyDictionary<string, string> about) =>
        [PlaceOf(ResultGroups.All, ResultGroups.All), .. ResultGroups.Names.Select(name => PlaceOf(name, about.GetValueOrDefault(name) ?? ResultGroups.NotSaid))];

    /// <param name="of">From <see cref="PlacesOf"/>.</param>
    /// <param name="choices">"question=choice,choice", a line a question.</param>
    public void Add(int[] of, ReadOnlySpan<char> choices)
    {
        children++;
        var known = lines.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var range in choices.Split('\n'))
        {
            var line = choices[range];
            if (!known.TryGetValue(line, out var counts) || counts.Length < groups.Count) known[line] = counts = Grown(counts);
            foreach (var place in of) counts[place]++;
        }
    }

    /// <summary>Adds what another has counted of the same poll.</summary>
    public void Add(PollTally other)
    {
        children += other.children;
        foreach (var (line, theirs) in other.lines)
        {
            for (var at = 0; at < theirs.Length && at < other.groups.Count; at++)
            {
                var place = PlaceOf(other.groups[at].Name, other.groups[at].Value);
                if (!lines.TryGetValue(line, out var counts) || counts.Length < groups.Count) lines[line] = counts = Grown(counts);
                counts[place] += theirs[at];
            }
        }
    }

    public PollCount Count()
    {
        var count = new PollCount(poll) { Children = children };
        foreach (var (line, counts) in lines)
        {
            var at = line.IndexOf('=', StringComparison.Ordinal);
            if (at < 0) continue;
            var given = line[(at + 1)..].Split(',', StringSplitOptions.RemoveEmptyEntries);
            for (var place = 0; place < counts.Length && place < groups.Count; place++)
                if (counts[place] > 0) count.Add(line[..at], groups[place].Name, groups[place].Value, given, counts[place]);
        }
        return count;
    }

    private int PlaceOf(string name, string value)
    {
        if (!places.TryGetValue((name, value), out var place))
        {
            places[(name, value)] = place = groups.Count;
            groups.Add((name, value));
        }
        return place;
    }

    private int[] Grown(int[]? counts)
    {
        Array.Resize(ref counts, groups.Count + 8);
        return counts;
    }
}
