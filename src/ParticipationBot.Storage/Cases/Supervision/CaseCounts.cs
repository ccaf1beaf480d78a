using Microsoft.EntityFrameworkCore;
using ParticipationBot.Participation.DisclosureControl;
using ParticipationBot.Storage.Drills;

namespace ParticipationBot.Storage.Cases.Supervision;

/// <summary>
/// Counts of children who came to the helpline, fit to leave it: four complete quarters, so that two exports never differ by a day; fewer
/// than 20 held back, everything rounded to 5, and what would give a hidden number away held back with it. Practice and demo left out.
/// </summary>
public sealed class CaseCounts(IDbContextFactory<ParticipationDb> databases, TimeProvider time)
{
    private const string Unknown = "unknown";
    private const string All = "all";
    private const int Quarters = 4;

    public async Task<CountsExport> ReadAsync(CancellationToken cancellation)
    {
        var until = QuarterStart(time.GetUtcNow());
        var from = until.AddMonths(-3 * Quarters);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var rows = await db.Cases.AsNoTracking().Where(row => row.OpenedAt >= from && row.OpenedAt < until && row.Channel != DrillDesk.Channel && !row.IsDemo).ToListAsync(cancellation);
        // A child counts once, by the latest of their cases.
        var children = rows.GroupBy(row => Convert.ToHexString(row.Lane)).Select(cases => cases.MaxBy(row => row.OpenedAt)!).ToList();
        List<CountRow> counts =
        [
            .. OneWay("quarter", children, row => $"{row.OpenedAt.Year}-Q{((row.OpenedAt.Month - 1) / 3) + 1}"),
            .. OneWay("urgency", children, row => row.Urgency.ToString()),
            .. OneWay("origin", children, row => row.Origin.ToString()),
            .. OneWay("age", children, row => row.AgeBand ?? Unknown),
            .. OneWay("region", children, row => row.Region ?? Unknown),
            .. TwoWay("kind by language", children, row => row.Kind?.ToString() ?? Unknown, row => row.Language ?? Unknown),
            .. FalseAlarms(await db.FalseAlarms.AsNoTracking().Where(row => row.Month >= DateOnly.FromDateTime(from.DateTime) && row.Month < DateOnly.FromDateTime(until.DateTime)).ToListAsync(cancellation)),
        ];
        return new CountsExport(DateOnly.FromDateTime(from.DateTime), DateOnly.FromDateTime(until.DateTime).AddDays(-1), counts);
    }

    /// <summary>What fired where people found no danger: by source and by what the text was instead.</summary>
    internal static IEnumerable<CountRow> FalseAlarms(IReadOnlyList<FalseAlarmRow> rows)
    {
        var counts = rows.GroupBy(row => $"{row.FiredBy}:{row.Reason}").ToDictionary(group => group.Key, group => group.Sum(row => row.Count));
        return Published("false alarms by what fired", [.. counts.Keys.Order(StringComparer.Ordinal)], [All], (row, _) => counts[row])
            .Select(row => row with { Row = row.Row.Split(':')[0], Column = row.Row.Split(':')[1] });
    }

    private static IEnumerable<CountRow> OneWay(string table, IReadOnlyList<CaseRow> children, Func<CaseRow, string> of) =>
        TwoWay(table, children, of, _ => All);

    private static IEnumerable<CountRow> TwoWay(string table, IReadOnlyList<CaseRow> children, Func<CaseRow, string> row, Func<CaseRow, string> column)
    {
        var cells = children.GroupBy(each => (Row: row(each), Column: column(each))).ToDictionary(group => group.Key, group => group.Count());
        return Published(
            table, [.. cells.Keys.Select(key => key.Row).Distinct().Order(StringComparer.Ordinal)], [.. cells.Keys.Select(key => key.Column).Distinct().Order(StringComparer.Ordinal)],
            (r, c) => cells.GetValueOrDefault((r, c)));
    }

    /// <summary>All of it is about violence and distress: the limit of sensitive topics holds throughout.</summary>
    private static IEnumerable<CountRow> Published(string table, string[] rows, string[] columns, Func<string, string, int> count)
    {
        if (rows.Length == 0) return [];
        var cells = new int[rows.Length, columns.Length];
        for (var r = 0; r < rows.Length; r++)
            for (var c = 0; c < columns.Length; c++) cells[r, c] = count(rows[r], columns[c]);
        (string, int)[] bases = [.. columns.Select((name, c) => (name, Enumerable.Range(0, rows.Length).Sum(r => cells[r, c])))];
        return Disclosure.Publish(new CountTable(rows, bases, cells, RowAdds: true, ColumnAdds: true), _ => Disclosure.LeastSensitive)
            .Select(cell => new CountRow(table, cell.Row, cell.Column, cell.Children));
    }

    private static DateTimeOffset QuarterStart(DateTimeOffset now) => new(now.Year, ((now.Month - 1) / 3 * 3) + 1, 1, 0, 0, 0, TimeSpan.Zero);
}

/// <param name="Children">Rounded to 5; null where it is held back.</param>
public sealed record CountRow(string Table, string Row, string Column, int? Children);

/// <param name="Until">The last day that counts.</param>
public sealed record CountsExport(DateOnly From, DateOnly Until, IReadOnlyList<CountRow> Rows)
{
    /// <summary>Comma-separated, one count a line; held-back counts are empty.</summary>
    public string ToCsv() => string.Join("\r\n",
        [
            "table,row,column,from,until,children",
            .. Rows.Select(row => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{row.Table},{row.Row},{row.Column},{From:yyyy-MM-dd},{Until:yyyy-MM-dd},{row.Children}")),
            "",
        ]);
}
