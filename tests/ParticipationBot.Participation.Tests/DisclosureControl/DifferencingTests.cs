using CsCheck;
using ParticipationBot.Participation.DisclosureControl;

namespace ParticipationBot.Participation.Tests.DisclosureControl;

/// <summary>
/// An attacker who has every shown cell, every total that is published (the totals are a table themselves, under the same rules) and the
/// number of all children, none of them rounded, and tries every table that fits.
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
        // That nobody is in a cell follows from a total of nobody; it tells of no child.
        new Attacker(table, hidden).Found().Should().BeEmpty();
    }, iter: 1000, print: Show);

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

    private static string Show(CountTable table) => string.Join(" | ", Enumerable.Range(0, table.Rows.Count)
        .Select(row => string.Join(' ', Enumerable.Range(0, table.Columns.Count).Select(column => table.Cells[row, column]))));

    private sealed class Attacker
    {
        /// <summary>A hidden cell may hold more children than so; who tries fewer finds fewer tables that fit, which only makes the test harder.</summary>
        private const int Most = 14;

        private readonly CountTable _table;
        private readonly List<(int Row, int Column)> _hidden;

        /// <summary>What the hidden cells of a line, or of the whole table, are known to add up to.</summary>
        private readonly List<(Func<(int Row, int Column), bool> Covers, int Children)> _sums = [];

        public Attacker(CountTable table, List<(int Row, int Column)> hidden)
        {
            (_table, _hidden) = (table, hidden);
            Know(_ => true);
            foreach (var row in Published([.. Enumerable.Range(0, table.Rows.Count).Select(row => RowTotal(table.Cells, row))])) Know(at => at.Row == row);
            foreach (var column in Published([.. Enumerable.Range(0, table.Columns.Count).Select(column => ColumnTotal(table.Cells, column))])) Know(at => at.Column == column);
        }

        /// <returns>The cells with children of which only the true count fits.</returns>
        public IEnumerable<(int Row, int Column)> Found() =>
            _hidden.Where((at, index) => _table.Cells[at.Row, at.Column] > 0 && !CanBeOtherwise(index, new int[_hidden.Count], 0));

        private void Know(Func<(int Row, int Column), bool> covers) =>
            _sums.Add((covers, _hidden.Where(covers).Sum(at => _table.Cells[at.Row, at.Column])));

        /// <summary>Fills the hidden cells one after the other until every sum holds.</summary>
        private bool CanBeOtherwise(int index, int[] guess, int next)
        {
            if (!_sums.TrueForAll(sum => CanFit(sum, guess, next))) return false;
            if (next == guess.Length) return true;
            for (guess[next] = 0; guess[next] <= Most; guess[next]++)
            {
                if (next == index && guess[next] == _table.Cells[_hidden[next].Row, _hidden[next].Column]) continue;
                if (CanBeOtherwise(index, guess, next + 1)) return true;
            }
            return false;
        }

        private bool CanFit((Func<(int Row, int Column), bool> Covers, int Children) sum, int[] guess, int next)
        {
            var (filled, open) = (0, 0);
            for (var at = 0; at < guess.Length; at++)
            {
                if (!sum.Covers(_hidden[at])) continue;
                if (at < next) filled += guess[at];
                else open++;
            }
            return filled <= sum.Children && sum.Children <= filled + (open * Most);
        }

        /// <returns>The lines whose totals are shown.</returns>
        private static IEnumerable<int> Published(int[] totals)
        {
            var cells = new int[totals.Length, 1];
            for (var at = 0; at < totals.Length; at++) cells[at, 0] = totals[at];
            var margin = new CountTable([.. totals.Select((_, at) => $"{at}")], [("all", totals.Sum())], cells, RowAdds: false, ColumnAdds: true);
            return Disclosure.Publish(margin, _ => Disclosure.Least).Where(cell => cell.Children is not null).Select(cell => int.Parse(cell.Row));
        }
    }

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
