namespace ParticipationBot.Insights.Snapshots;

/// <summary>Two snapshots beside each other, figure by figure.</summary>
public static class SnapshotDifference
{
    /// <returns>Figures that are not the same in both, in the order of the later one.</returns>
    public static IReadOnlyList<SnapshotChange> Between(SnapshotContent before, SnapshotContent now) =>
    [
        .. from table in now.Tables
           let earlier = before.Tables.FirstOrDefault(each => each.Id == table.Id)
           from cell in table.Cells
           let old = earlier?.Find(cell.Row, cell.Column)
           where old?.Children != cell.Children
           select new SnapshotChange(table.Id, cell.Row, cell.Column, old?.Children, cell.Children, table.ThemeOf(cell.Row) ?? earlier?.ThemeOf(cell.Row)),
    ];
}

/// <param name="Before">Null where held back, or where the figure was not there.</param>
/// <param name="Theme">What the row is called where it is a theme.</param>
public sealed record SnapshotChange(string Table, string Row, string Column, int? Before, int? Now, SnapshotTheme? Theme);
