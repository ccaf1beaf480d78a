namespace ParticipationBot.Participation.DisclosureControl;

/// <summary>The numbers that decide what may be published. From the product's rules: small numbers stay hidden.</summary>
public static class Disclosure
{
    public const int Least = 10;

    /// <summary>For sensitive topics by region.</summary>
    public const int LeastSensitive = 20;
    public const int RoundedTo = 5;
    public const int LeastForPercent = 50;

    public static int Round(int count) => (count + (RoundedTo / 2)) / RoundedTo * RoundedTo;

    /// <summary>Holds back small cells, and as many further ones as keep those from being computed; rounds the rest.</summary>
    /// <param name="least">The smallest number of children that may be shown in a row.</param>
    /// <param name="alsoHide">Cells to hold back for a reason from outside, such as an earlier publication.</param>
    public static IReadOnlyList<PublishedCell> Publish(CountTable table, Func<string, int> least, Func<string, string, int, bool>? alsoHide = null)
    {
        var hidden = new bool[table.Rows.Count, table.Columns.Count];
        for (var row = 0; row < table.Rows.Count; row++)
        {
            for (var column = 0; column < table.Columns.Count; column++)
                hidden[row, column] = IsSmall(table, row, column, least) || alsoHide?.Invoke(table.Rows[row], table.Columns[column].Name, table.Cells[row, column]) == true;
        }
        ComplementarySuppression.Apply(table, hidden);
        return [.. from row in Enumerable.Range(0, table.Rows.Count) from column in Enumerable.Range(0, table.Columns.Count) select Cell(table, row, column, hidden[row, column])];
    }

    private static bool IsSmall(CountTable table, int row, int column, Func<string, int> least)
    {
        var (count, all) = (table.Cells[row, column], table.Columns[column].Base);
        // "All of them said so" tells about each one of a small group. A table of the groups themselves has nothing to tell so.
        return count < least(table.Rows[row]) || (!table.ColumnAdds && count == all && all < LeastForPercent);
    }

    private static PublishedCell Cell(CountTable table, int row, int column, bool isHidden)
    {
        if (isHidden) return new(table.Rows[row], table.Columns[column].Name, null, null);
        var (children, all) = (Round(table.Cells[row, column]), Round(table.Columns[column].Base));
        int? percent = table.Columns[column].Base >= LeastForPercent ? (int)Math.Round(100.0 * children / all, MidpointRounding.AwayFromZero) : null;
        return new(table.Rows[row], table.Columns[column].Name, children, percent);
    }
}
