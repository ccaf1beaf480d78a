using ParticipationBot.Insights.Themes;
using ParticipationBot.Participation;
using ParticipationBot.Participation.DisclosureControl;
using ParticipationBot.Participation.Topics;

namespace ParticipationBot.Insights.Snapshots;

/// <summary>Counts children by topic and attribute, and lets through what may be published.</summary>
internal static class SnapshotBuilder
{
    public const string All = "all";

    private static readonly (string Name, IReadOnlyList<string> Values, Func<Voice, string> Of)[] Attributes =
    [
        ("age", ["from10to12", "from13to15", "from16to17"], voice => voice.Age),
        ("sex", ["girl", "boy"], voice => voice.Sex),
        ("settlement", ["city", "town", "village"], voice => voice.Settlement),
        ("language", ["kk", "ru"], voice => voice.Language),
        ("region", [.. Regions.All.Order(StringComparer.Ordinal)], voice => voice.Region),
    ];

    /// <param name="earlier">Released snapshots whose period overlaps.</param>
    public static SnapshotContent Build(IReadOnlyList<Voice> voices, IReadOnlyList<NamedTheme> themes, DateOnly from, DateOnly to, bool isDemo, IReadOnlyList<SnapshotContent> earlier)
    {
        List<SnapshotTable> tables = [Topics(voices, earlier)];
        foreach (var (name, values, of) in Attributes)
        {
            // Everyone is asked for the age and writes in some language. A column of nobody would be held back, and take another cell with it.
            string[] columns = name is "age" or "language" && voices.All(voice => of(voice) != Voice.Unknown) ? [.. values] : [.. values, Voice.Unknown];
            tables.Add(Groups(voices, name, columns, of, earlier));
            tables.Add(TopicsBy(voices, name, columns, of, earlier));
        }
        tables.AddRange(ThemeTable.Of(themes, voices, earlier));
        return new SnapshotContent(
            1, from, to, isDemo, Disclosure.Round(voices.Count), Disclosure.Round(voices.Sum(voice => voice.Views)), tables);
    }

    private static SnapshotTable Topics(IReadOnlyList<Voice> voices, IReadOnlyList<SnapshotContent> earlier)
    {
        var topics = TopicIds();
        var cells = new int[topics.Count, 1];
        for (var row = 0; row < topics.Count; row++) cells[row, 0] = voices.Count(voice => voice.Topics.Contains(topics[row]));
        return Published("topic", "children with at least one view of the topic", null, new(topics, [(All, voices.Count)], cells, RowAdds: false, ColumnAdds: false), _ => Disclosure.Least, earlier);
    }

    private static SnapshotTable Groups(IReadOnlyList<Voice> voices, string name, string[] values, Func<Voice, string> of, IReadOnlyList<SnapshotContent> earlier)
    {
        var cells = new int[values.Length, 1];
        for (var row = 0; row < values.Length; row++) cells[row, 0] = voices.Count(voice => of(voice) == values[row]);
        return Published(name, $"children with at least one view, by {name}", null, new(values, [(All, voices.Count)], cells, RowAdds: false, ColumnAdds: true), _ => Disclosure.Least, earlier);
    }

    private static SnapshotTable TopicsBy(IReadOnlyList<Voice> voices, string name, string[] values, Func<Voice, string> of, IReadOnlyList<SnapshotContent> earlier)
    {
        var topics = TopicIds();
        var cells = new int[topics.Count, values.Length];
        foreach (var voice in voices)
        {
            var column = Array.IndexOf(values, of(voice));
            if (column < 0) continue;
            for (var row = 0; row < topics.Count; row++)
                if (voice.Topics.Contains(topics[row])) cells[row, column]++;
        }
        var columns = values.Select(value => (value, voices.Count(voice => of(voice) == value))).ToList();
        return Published(
            "topic-" + name, $"children with at least one view of the topic, by {name}", name, new(topics, columns, cells, RowAdds: true, ColumnAdds: false),
            topic => name == "region" && Taxonomy.Find(topic)!.Sensitive ? Disclosure.LeastSensitive : Disclosure.Least, earlier);
    }

    public static SnapshotTable Published(
        string id, string query, string? by, CountTable table, Func<string, int> least, IReadOnlyList<SnapshotContent> earlier)
    {
        var cells = Disclosure.Publish(table, least, (row, column, count) => Differencing.GivesAway(earlier, id, row, column, count));
        return new SnapshotTable(id, query, by, [.. cells.Select(cell => new SnapshotCell(cell.Row, cell.Column, cell.Children, cell.Percent))]);
    }

    private static List<string> TopicIds() => [.. Taxonomy.Choosable.Select(topic => topic.Id)];
}
