using CsCheck;
using ParticipationBot.Participation.DisclosureControl;

namespace ParticipationBot.Participation.Tests.DisclosureControl;

public sealed class DisclosureTests
{
    private static readonly Gen<CountTable> AnyTable =
        from rows in Gen.Int[1, 8] from columns in Gen.Int[2, 6] from counts in Gen.Int[0, 60].Array[rows * columns]
        select Table(rows, columns, counts);

    [Fact]
    public void No_published_cell_stands_for_fewer_children_than_may_be_shown() => AnyTable.Sample(table =>
        Disclosure.Publish(table, _ => Disclosure.Least).Should().OnlyContain(cell => cell.Children == null || True(table, cell) >= Disclosure.Least));

    [Fact]
    public void What_a_row_hides_is_never_a_single_cell_nor_fewer_than_ten_children() => AnyTable.Sample(table =>
    {
        foreach (var row in Disclosure.Publish(table, _ => Disclosure.Least).GroupBy(cell => cell.Row))
        {
            var hidden = row.Where(cell => cell.Children is null).ToList();
            if (hidden.Count == 0 || hidden.Count == row.Count()) continue;
            hidden.Should().HaveCountGreaterThan(1);
            hidden.Sum(cell => True(table, cell)).Should().BeGreaterThanOrEqualTo(Disclosure.Least);
        }
    });

    [Fact]
    public void Counts_are_rounded_to_five_and_shares_come_only_from_fifty_children() => AnyTable.Sample(table =>
    {
        foreach (var cell in Disclosure.Publish(table, _ => Disclosure.Least))
        {
            ((cell.Children ?? 0) % 5).Should().Be(0);
            if (cell.Percent is not null) table.Columns[int.Parse(cell.Column)].Base.Should().BeGreaterThanOrEqualTo(Disclosure.LeastForPercent);
        }
    });

    [Fact]
    public void A_number_that_all_of_a_small_group_share_is_hidden()
    {
        var table = new CountTable(["learning"], [("girl", 12), ("boy", 400)], new[,] { { 12, 100 } }, RowAdds: false, ColumnAdds: false);
        Disclosure.Publish(table, _ => Disclosure.Least)[0].Children.Should().BeNull();
    }

    private static CountTable Table(int rows, int columns, int[] counts)
    {
        var cells = new int[rows, columns];
        for (var at = 0; at < counts.Length; at++) cells[at / columns, at % columns] = counts[at];
        return new([.. Enumerable.Range(0, rows).Select(row => $"{row}")], [.. Enumerable.Range(0, columns).Select(column => ($"{column}", Enumerable.Range(0, rows).Sum(row => cells[row, column])))],
            cells, RowAdds: true, ColumnAdds: false);
    }

    private static int True(CountTable table, PublishedCell cell) => table.Cells[int.Parse(cell.Row), int.Parse(cell.Column)];
}
