using ParticipationBot.Insights.Snapshots;
using ParticipationBot.Participation.DisclosureControl;
using ParticipationBot.Storage.Forums;

namespace ParticipationBot.Insights.Forums;

/// <summary>
/// The activity of forums as a snapshot may hold it. A count of sessions is no count of children and is given exactly; but it is held back
/// where fewer than ten children stand behind it, and wherever it would give such a count away.
/// </summary>
internal static class ForumTables
{
    public const string Total = "forum";
    private const string Seats = "seats";

    private static readonly (string Name, Func<ForumCell, int> Of)[] Measures =
    [
        // Of forums those that met: one that only stands in the register did nothing yet.
        ("forums", cell => cell.Sessions > 0 ? cell.Forums : 0), ("sessions", cell => cell.Sessions), (Seats, cell => cell.Seats),
        ("decisions", cell => cell.Decisions), ("carried_out", cell => cell.CarriedOut),
    ];

    /// <returns>None where no forum met in the period.</returns>
    public static IReadOnlyList<SnapshotTable> Of(ForumActivity activity)
    {
        if (activity.Totals.Sessions == 0) return [];
        return
        [
            new(Total, "forums of the register that met, their sessions, seats taken (rounded to 5), decisions, and decisions carried out; not children", null, Totals(activity)),
            .. By("forum-region", "region", activity, cell => cell.Region),
            .. By("forum-kind", "kind", activity, cell => cell.Kind.ToString()),
        ];
    }

    private static IReadOnlyList<SnapshotCell> Totals(ForumActivity activity)
    {
        var isHidden = activity.Cells.Sum(cell => cell.Children) < Disclosure.Least;
        return [.. Measures.Select(measure => Cell(measure.Name, SnapshotBuilder.All, activity.Cells.Sum(measure.Of), isHidden))];
    }

    private static IEnumerable<SnapshotTable> By(string id, string attribute, ForumActivity activity, Func<ForumCell, string> of)
    {
        var groups = activity.Cells.Where(cell => cell.Sessions > 0).GroupBy(of, StringComparer.Ordinal).ToList();
        var children = new int[groups.Count, 1];
        for (var row = 0; row < groups.Count; row++) children[row, 0] = groups[row].Sum(cell => cell.Children);
        // Children decide which rows are held back, the smallest further one included where a single row would follow from the total.
        var shown = Disclosure.Publish(
            new CountTable([.. groups.Select(group => group.Key)], [(SnapshotBuilder.All, groups.Sum(group => group.Sum(cell => cell.Children)))], children, RowAdds: false, ColumnAdds: true),
            _ => Disclosure.Least);
        yield return new(id, $"the same, by {attribute}", attribute,
            [.. groups.Zip(shown).SelectMany(pair => Measures.Select(measure => Cell(measure.Name, pair.First.Key, pair.First.Sum(measure.Of), pair.Second.Children is null)))]);
    }

    private static SnapshotCell Cell(string row, string column, int count, bool isHidden) =>
        new(row, column, isHidden ? null : row == Seats ? Disclosure.Round(count) : count, null);
}
