using System.Globalization;
using ParticipationBot.Insights.Snapshots;
using ParticipationBot.Participation.DisclosureControl;
using ParticipationBot.Participation.Topics;

namespace ParticipationBot.Insights.Exploring;

/// <summary>Lets through what of a tally may be shown.</summary>
internal static class ExplorationBuilder
{
    // Both numbers are rounded: fifteen between them means at least eleven children.
    private const int LeastStep = Disclosure.Least + Disclosure.RoundedTo;
    private const int WeeksShown = 26, MonthsShown = 24;
    private static readonly IReadOnlyList<string> Topics = [.. Taxonomy.Choosable.Select(topic => topic.Id)];

    /// <param name="before">What was shown last. A number stays as it was until at least ten children stand behind the change, so that
    /// looking twice does not tell what one child added.</param>
    public static Exploration Build(VoiceTally tally, bool isDemo, DateTimeOffset now, Exploration? before)
    {
        List<SnapshotTable> tables = [OneWay("topic", Topics, tally.ByTopic, tally.Children, adds: false)];
        foreach (var (at, attribute) in Attributes.All.Index())
        {
            var counts = tally.By(at);
            var bases = attribute.Values.Select((value, column) => (value, counts[VoiceTally.Topics, column])).ToList();
            // Everyone is asked for the age and writes in some language. A column of nobody would be held back, and take another cell with it.
            if (attribute.Name is "age" or "language" && bases[^1].Item2 == 0) bases.RemoveAt(bases.Count - 1);
            tables.Add(OneWay(attribute.Name, [.. bases.Select(each => each.value)], [.. bases.Select(each => each.Item2)], tally.Children, adds: true));
            tables.Add(TwoWay(attribute.Name, bases, (topic, column) => counts[topic, column], adds: true));
        }
        tables.AddRange(Over("week", tally.Weeks, WeeksShown));
        tables.AddRange(Over("month", tally.Months, MonthsShown));
        return new Exploration(now, isDemo, tally.Children < Disclosure.Least ? null : Steady(before?.Children, Disclosure.Round(tally.Children)),
            before is null ? tables : [.. tables.Select(table => Steady(before, table))]);
    }

    private static IEnumerable<SnapshotTable> Over(string name, IReadOnlyDictionary<int, int[]> periods, int most)
    {
        var shown = periods.OrderByDescending(pair => pair.Key).Take(most).OrderBy(pair => pair.Key).ToList();
        var bases = shown.Select(pair => (DateOnly.FromDayNumber(pair.Key).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), pair.Value[VoiceTally.Topics])).ToList();
        // A child may come back in a later week: nothing adds up to a total.
        yield return OneWay(name, [.. bases.Select(each => each.Item1)], [.. bases.Select(each => each.Item2)], bases.Sum(each => each.Item2), adds: false);
        yield return TwoWay(name, bases, (topic, column) => shown[column].Value[topic], adds: false);
    }

    private static SnapshotTable OneWay(string id, IReadOnlyList<string> rows, IReadOnlyList<int> counts, int all, bool adds)
    {
        var cells = new int[rows.Count, 1];
        for (var row = 0; row < rows.Count; row++) cells[row, 0] = counts[row];
        return Table(id, null, new CountTable(rows, [(SnapshotBuilder.All, all)], cells, RowAdds: false, ColumnAdds: adds), _ => Disclosure.Least);
    }

    private static SnapshotTable TwoWay(string name, List<(string Value, int Base)> columns, Func<int, int, int> count, bool adds)
    {
        var cells = new int[Topics.Count, columns.Count];
        for (var row = 0; row < Topics.Count; row++)
            for (var column = 0; column < columns.Count; column++) cells[row, column] = count(row, column);
        return Table("topic-" + name, name, new CountTable(Topics, columns, cells, RowAdds: adds, ColumnAdds: false),
            topic => name == "region" && Taxonomy.Find(topic)!.Sensitive ? Disclosure.LeastSensitive : Disclosure.Least);
    }

    private static SnapshotTable Table(string id, string? by, CountTable counts, Func<string, int> least) =>
        new(id, "", by, [.. Disclosure.Publish(counts, least).Select(cell => new SnapshotCell(cell.Row, cell.Column, cell.Children, cell.Percent))]);

    private static SnapshotTable Steady(Exploration before, SnapshotTable table)
    {
        var earlier = before.Tables.FirstOrDefault(each => each.Id == table.Id)?.Cells.ToDictionary(cell => (cell.Row, cell.Column));
        return earlier is null ? table : table with
        {
            Cells = [.. table.Cells.Select(cell => earlier.GetValueOrDefault((cell.Row, cell.Column)) is { Children: { } shown } old
                && cell.Children is { } now && Math.Abs(now - shown) < LeastStep ? old : cell)],
        };
    }

    private static int Steady(int? before, int now) => before is { } shown && Math.Abs(now - shown) < LeastStep ? shown : now;
}
