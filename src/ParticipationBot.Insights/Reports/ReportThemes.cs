using ParticipationBot.Insights.Reports.Figures;
using ParticipationBot.Insights.Snapshots;

namespace ParticipationBot.Insights.Reports;

/// <summary>The named themes of a snapshot that may be shown, the largest first. Where there are none, there is no table.</summary>
internal sealed class ReportThemes(ReportWords words, SnapshotContent content, FigureIndex index)
{
    public static bool AreShown(SnapshotContent content) => content.Tables.Any(table => table is { Id: ThemeTable.Id, IsEmpty: false });

    public IEnumerable<ReportTable> ForAnnex(string language)
    {
        if (!AreShown(content)) yield break;
        yield return new(ThemeTable.Id, words["report.tables.theme"],
            [words["report.column.theme"], words["report.column.issue"], words["report.column.children"], words["report.column.percent"], words["report.column.figure"]],
            [.. Shown().Select(shown => (IReadOnlyList<string>)[
                shown.Theme.NameIn(language), words.Topic(shown.Theme.Topic), words.Number(shown.Cell.Children), words.Percent(shown.Cell.Percent), index.Ids(ThemeTable.Id, [shown.Cell])])],
            words["report.query.theme"], [], "", [5, 3, 2, 4, 2]);
    }

    /// <summary>Only those with a name in the language: a child does not get a list in another one.</summary>
    public IEnumerable<ReportTable> ForChildren(string language, int most)
    {
        var named = Shown().Where(shown => shown.Theme.IsNamedIn(language)).Take(most).ToList();
        if (named.Count == 0) yield break;
        yield return new(ThemeTable.Id, words["child_report.theme_table"], [words["child_report.theme"], words["child_report.children"]],
            [.. named.Select(shown => (IReadOnlyList<string>)[shown.Theme.NameIn(language), words.Number(shown.Cell.Children)])], words["child_report.theme_query"], [], "", [3, 1]);
    }

    private IEnumerable<(SnapshotTheme Theme, SnapshotCell Cell)> Shown() =>
        from table in content.Tables where table.Id == ThemeTable.Id
        from cell in table.Cells where cell.Children is not null
        orderby cell.Children descending, cell.Row
        select (table.ThemeOf(cell.Row)!, cell);
}
