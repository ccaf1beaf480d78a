using CsCheck;
using ParticipationBot.Participation.DisclosureControl;

namespace ParticipationBot.Participation.Tests.DisclosureControl;

/// <summary>
/// An attacker who has every shown cell and every total of ten or more, none of them rounded, knows that the other totals are below ten,
/// and tries every table that fits.
/// </summary>
public sealed class DifferencingTests
{
    private static readonly Gen<CountTable> AddingBothWays =
        from rows in Gen.Int[2, 3] from columns in Gen.Int[2, 3] from counts in Gen.Int[0, 12].Array[rows * columns]
        select Table(rows, columns, counts);

    [Fact]
    public void No_hidden_child_can_be_counted_where_rows_and_columns_add_up() => AddingBothWays.Sample(table =>
    {
        var hidden = Disclosure.Publish(table, _ => Disclosure.Least).Where(cell => cell.Children is null)
            .Select(cell => (Row: int.Parse(cell.Row), Column: int.Parse(cell.Column))).ToList();
        var seen = hidden.ToDictionary(at => at, _ => new HashSet<int>());
        Try(table, hidden, 0, (int[,])table.Cells.Clone(), seen);
        // That nobody is in a cell follows from a total of nobody; it tells of no child.
        seen.Where(cell => table.Cells[cell.Key.Row, cell.Key.Column] > 0).Should().OnlyContain(cell => cell.Value.Count > 1);
    }, iter: 100);

    /// <summary>
    /// The nine small counts leave two or more hidden in every line, yet the totals of the first two rows less those of the first two
    /// columns would give the 3 away: it is all that the two corners have in common.
    /// </summary>
    [Fact]
    public void A_hidden_cell_that_groups_of_totals_would_give_away_takes_a_further_one_along()
    {
        var table = Table(4, 4, [6, 7, 50, 50, 6, 5, 3, 50, 50, 50, 8, 4, 50, 50, 5, 9]);

        var published = Disclosure.Publish(table, _ => Disclosure.Least);

        published.Where(cell => (cell.Row is "0" or "1") != (cell.Column is "0" or "1"))
            .Count(cell => cell.Children is null).Should().BeGreaterThan(1, "with the 3 alone between the two corners it could be computed");
    }

    /// <summary>Fills the hidden cells in every way that keeps the totals.</summary>
    private static void Try(CountTable table, List<(int Row, int Column)> hidden, int next, int[,] guess, Dictionary<(int Row, int Column), HashSet<int>> seen)
    {
        if (next == hidden.Count)
        {
            foreach (var at in hidden) seen[at].Add(guess[at.Row, at.Column]);
            return;
        }
        var (row, column) = hidden[next];
        var rowIsDone = !hidden.Skip(next + 1).Any(at => at.Row == row);
        var columnIsDone = !hidden.Skip(next + 1).Any(at => at.Column == column);
        for (var value = 0; value <= Math.Min(Most(RowTotal(table.Cells, row)), Most(ColumnTotal(table.Cells, column))); value++)
        {
            guess[row, column] = value;
            if (rowIsDone && !Fits(RowTotal(guess, row), RowTotal(table.Cells, row))) continue;
            if (columnIsDone && !Fits(ColumnTotal(guess, column), ColumnTotal(table.Cells, column))) continue;
            Try(table, hidden, next + 1, guess, seen);
        }
    }

    private static int Most(int total) => Math.Max(total, Disclosure.Least - 1);

    private static bool Fits(int guessed, int total) => total >= Disclosure.Least ? guessed == total : guessed < Disclosure.Least;

    private static int RowTotal(int[,] cells, int row) => Enumerable.Range(0, cells.GetLength(1)).Sum(column => cells[row, column]);

    private static int ColumnTotal(int[,] cells, int column) => Enumerable.Range(0, cells.GetLength(0)).Sum(row => cells[row, column]);

    private static CountTable Table(int rows, int columns, int[] counts)
    {
        var cells = new int[rows, columns];
        for (var at = 0; at < counts.Length; at++) cells[at / columns, at % columns] = counts[at];
        return new(
            [.. Enumerable.Range(0, rows).Select(row => $"{row}")], [.. Enumerable.Range(0, columns).Select(column => ($"{column}", ColumnTotal(cells, column)))],
            cells, RowAdds: true, ColumnAdds: true);
    }
}
