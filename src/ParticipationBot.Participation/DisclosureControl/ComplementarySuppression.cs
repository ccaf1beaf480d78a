namespace ParticipationBot.Participation.DisclosureControl;

/// <summary>
/// Where the cells of a line add up to a known total, what is hidden equals the total less what is shown. So a line hides two cells
/// or none, and together they stand for at least <see cref="Disclosure.Least"/> children.
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
}
