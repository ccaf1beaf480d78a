using System.Numerics;
using System.Runtime.InteropServices;
using ParticipationBot.Participation.Topics;

namespace ParticipationBot.Insights.Exploring;

/// <summary>
/// Counts children by topic and attribute as views arrive: a view changes only the counts of what its child had not said before, so adding
/// costs the same at a thousand views and at a million. Adding the same view twice changes nothing. Lives in memory alone, since it joins profiles and views.
/// </summary>
internal sealed class VoiceTally
{
    private static readonly Dictionary<string, int> TopicAt = Taxonomy.Choosable.Index().ToDictionary(topic => topic.Item.Id, topic => topic.Index, StringComparer.Ordinal);
    private readonly Dictionary<UInt128, int> index = [];
    private readonly List<Entry> children = [];
    private readonly Dictionary<(int Child, int Week), uint> weeks = [];
    private readonly Dictionary<(int Child, int Month), uint> months = [];
    private readonly Dictionary<int, int[]> byWeek = [], byMonth = [];
    private readonly int[][,] byAttribute = [.. Attributes.All.Select(attribute => new int[Topics + 1, attribute.Values.Count])];
    private readonly int[] byTopic = new int[Topics];

    /// <summary>How many topics there are; a table's last row counts the children themselves.</summary>
    public static int Topics => TopicAt.Count;

    /// <summary>Children with at least one view.</summary>
    public int Children { get; private set; }

    /// <summary>Children by topic.</summary>
    public IReadOnlyList<int> ByTopic => byTopic;

    /// <summary>Topics, then all children, × the values of <see cref="Attributes.All"/> at this place.</summary>
    public int[,] By(int attribute) => byAttribute[attribute];

    /// <summary>First day of the week or month → children by topic, then all children.</summary>
    public IReadOnlyDictionary<int, int[]> Weeks => byWeek;
    public IReadOnlyDictionary<int, int[]> Months => byMonth;

    /// <summary>What a child told about themselves, known before or after their views.</summary>
    public void Tell(UInt128 child, VoiceProfile profile)
    {
        var at = At(child);
        var entry = children[at];
        // The language is that of the child's first view and stays.
        profile = profile with { Language = entry.Profile.Language };
        if (entry.Profile == profile) return;
        Move(entry, -1);
        children[at] = entry with { Profile = profile };
        Move(children[at], 1);
    }

    /// <param name="topics">Ids joined by commas. A view without a countable topic is none.</param>
    public void Add(UInt128 child, string topics, string language, DateOnly day)
    {
        var mask = MaskOf(topics);
        if (mask == 0) return;
        var at = At(child);
        var entry = children[at];
        if (entry.Topics == 0)
        {
            entry = entry with { Profile = entry.Profile with { Language = (byte)Attributes.Language.IndexOf(language) } };
            Children++;
        }
        var fresh = mask & ~entry.Topics;
        children[at] = entry with { Topics = entry.Topics | mask };
        if (fresh != 0)
        {
            Count(entry.Profile, fresh, 1, isFirst: entry.Topics == 0);
            foreach (var topic in Bits(fresh)) byTopic[topic]++;
        }
        var monday = day.DayNumber - (((int)day.DayOfWeek + 6) % 7);
        AddTo(weeks, byWeek, at, monday, mask);
        AddTo(months, byMonth, at, new DateOnly(day.Year, day.Month, 1).DayNumber, mask);
    }

    private void Move(Entry entry, int by)
    {
        if (entry.Topics != 0) Count(entry.Profile, entry.Topics, by, isFirst: true);
    }

    private void Count(VoiceProfile profile, uint topics, int by, bool isFirst)
    {
        for (var attribute = 0; attribute < byAttribute.Length; attribute++)
        {
            var (table, column) = (byAttribute[attribute], profile[attribute]);
            foreach (var topic in Bits(topics)) table[topic, column] += by;
            if (isFirst) table[Topics, column] += by;
        }
    }

    private static void AddTo(Dictionary<(int, int), uint> said, Dictionary<int, int[]> counts, int child, int period, uint mask)
    {
        var before = said.GetValueOrDefault((child, period));
        if ((mask & ~before) == 0) return;
        said[(child, period)] = before | mask;
        if (!counts.TryGetValue(period, out var numbers)) counts[period] = numbers = new int[Topics + 1];
        foreach (var topic in Bits(mask & ~before)) numbers[topic]++;
        if (before == 0) numbers[Topics]++;
    }

    private int At(UInt128 child)
    {
        if (index.TryGetValue(child, out var at)) return at;
        index[child] = children.Count;
        children.Add(new Entry(0, VoiceProfile.Unknown));
        return children.Count - 1;
    }

    private static uint MaskOf(string topics)
    {
        var mask = 0u;
        foreach (var part in topics.AsSpan().Split(','))
            if (TopicAt.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(topics.AsSpan()[part], out var topic)) mask |= 1u << topic;
        return mask;
    }

    private static IEnumerable<int> Bits(uint mask)
    {
        for (; mask != 0; mask &= mask - 1) yield return BitOperations.TrailingZeroCount(mask);
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Entry(uint Topics, VoiceProfile Profile);
}
