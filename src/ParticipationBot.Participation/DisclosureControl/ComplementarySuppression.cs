namespace ParticipationBot.Participation.DisclosureControl;

/// <summary>
/// Keeps what is hidden from being computed. Where the cells of a line add up to a known total, a line hides two cells or none, and together
/// they stand for at least <see cref="Disclosure.Least"/> children. Where rows and columns both add up, that is not enough: each hidden
/// cell then stands at the corner of a rectangle of hidden cells around which one child more or less can be moved, unseen in any total.
/// </summary>
internal static class ComplementarySuppression
{
    public static void Apply(CountTable table, bool[,] hidden)
    {
        var changed = true;
        while (changed)
        {
            changed = false;
            for (var row = 0; table.RowAdds && table.Columns.Count > 1 && row < table.Rows.Count; row++)
                changed |= Complete(table, hidden, [.. Enumerable.Range(0, table.Columns.Count).Select(column => (row, column))]);
            for (var column = 0; table.ColumnAdds && table.Rows.Count > 1 && column < table.Columns.Count; column++)
                changed |= Complete(table, hidden, [.. Enumerable.Range(0, table.Rows.Count).Select(row => (row, column))]);
            if (table is { RowAdds: true, ColumnAdds: true }) changed |= CompleteRectangles(table, hidden);
        }
    }

    /// <returns>Whether a further cell was hidden.</returns>
    private static bool Complete(CountTable table, bool[,] hidden, (int Row, int Column)[] line)
    {
        var held = line.Where(at => hidden[at.Row, at.Column]).ToList();
        if (held.Count == 0 || (held.Count > 1 && held.Sum(at => table.Cells[at.Row, at.Column]) >= Disclosure.Least)) return false;
        var shown = line.Where(at => !hidden[at.Row, at.Column]).OrderBy(at => table.Cells[at.Row, at.Column]).Take(1).ToList();
        foreach (var (row, column) in shown) hidden[row, column] = true;
        return shown.Count > 0;
    }

    private static bool CompleteRectangles(CountTable table, bool[,] hidden)
    {
        var changed = false;
        foreach (var (row, column) in Cells(table).Where(at => hidden[at.Row, at.Column]).ToList())
        {
            var opposite = Cells(table).Where(at => at.Row != row && at.Column != column && Moves(table, row, column, at))
                .OrderBy(at => Corners(row, column, at).Where(corner => !hidden[corner.Row, corner.Column]).Sum(corner => 1 + table.Cells[corner.Row, corner.Column]))
                .Take(1).ToList();
            // Where no rectangle can move, nothing of the table is safe to show.
            foreach (var corner in opposite.Count > 0 ? Corners(row, column, opposite[0]) : Cells(table))
            {
                changed |= !hidden[corner.Row, corner.Column];
                hidden[corner.Row, corner.Column] = true;
            }
        }
        return changed;
    }

    /// <summary>Whether one child can go round the rectangle, in one direction or the other, without a count below zero.</summary>
    private static bool Moves(CountTable table, int row, int column, (int Row, int Column) opposite) =>
        (table.Cells[row, column] > 0 && table.Cells[opposite.Row, opposite.Column] > 0)
        || (table.Cells[row, opposite.Column] > 0 && table.Cells[opposite.Row, column] > 0);

    private static (int Row, int Column)[] Corners(int row, int column, (int Row, int Column) opposite) =>
        [(row, opposite.Column), (opposite.Row, column), opposite];

    private static IEnumerable<(int Row, int Column)> Cells(CountTable table) =>
        from row in Enumerable.Range(0, table.Rows.Count) from column in Enumerable.Range(0, table.Columns.Count) select (row, column);
}
