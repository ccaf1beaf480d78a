using System.Globalization;
using ParticipationBot.Insights.Snapshots;

namespace ParticipationBot.Insights.Reports.Figures;

/// <summary>Gives each number of a snapshot its id, F1, F2 and so on: by it a reader of a report finds the row in figures.csv, and there the query, the snapshot and its hash.</summary>
public sealed class FigureIndex
{
    public const string Total = "total";
    private readonly Dictionary<(string Table, string Row, string Column), int> numbers = [];
    private readonly List<Figure> figures = [];

    public FigureIndex(SnapshotContent content)
    {
        Add(new(Total, "children", SnapshotBuilder.All, content.Children, null, "children with at least one view"));
        Add(new(Total, "views", SnapshotBuilder.All, content.Views, null, "views, not children"));
        foreach (var table in content.Tables)
            foreach (var cell in table.Cells) Add(new(table.Id, cell.Row, cell.Column, cell.Children, cell.Percent, table.Query));
    }

    /// <summary>In order, from F1.</summary>
    public IReadOnlyList<Figure> All => figures;

    public static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"F{number}");

    /// <returns>For example "F12".</returns>
    public string Id(string table, string row, string column) => Id(numbers[(table, row, column)]);

    /// <summary>The ids of several figures, short: "F3, F7–F9".</summary>
    public string Ids(string table, IEnumerable<SnapshotCell> cells)
    {
        var sorted = cells.Select(cell => numbers[(table, cell.Row, cell.Column)]).Order().ToList();
        List<string> parts = [];
        for (var first = 0; first < sorted.Count;)
        {
            var last = first;
            while (last + 1 < sorted.Count && sorted[last + 1] == sorted[last] + 1) last++;
            parts.Add(last == first ? Id(sorted[first]) : $"{Id(sorted[first])}–{Id(sorted[last])}");
            first = last + 1;
        }
        return string.Join(", ", parts);
    }

    private void Add(Figure figure)
    {
        figures.Add(figure);
        numbers[(figure.Table, figure.Row, figure.Column)] = figures.Count;
    }
}

/// <param name="Children">Null where it is held back.</param>
/// <param name="Query">How the number came about, in words.</param>
public sealed record Figure(string Table, string Row, string Column, int? Children, int? Percent, string Query);

/// <summary>A number that a report's text names.</summary>
/// <param name="Paragraph">Its number in the reply.</param>
/// <param name="Shown">As the text writes it.</param>
/// <param name="Ids">The figures it is, or comes from.</param>
/// <param name="Source">Table, row and column in the snapshot.</param>
public sealed record FigureUse(int Paragraph, string Shown, string Ids, string Source);
