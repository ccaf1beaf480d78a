using ParticipationBot.Insights.Snapshots;
using ParticipationBot.Participation;

namespace ParticipationBot.Insights.Reports;

/// <summary>Fills the paragraphs' sentences with a snapshot's figures.</summary>
internal sealed class ReportText(ReportWords words, ReportProfile profile, Snapshot snapshot)
{
    private readonly SnapshotContent content = snapshot.Content;

    public (string Name, object Value)[] Values() =>
    [
        ("from", words.Day(snapshot.From)), ("to", words.Day(snapshot.To)), ("children", words.Number(content.Children)),
        ("views", words.Number(content.Views)), ("snapshot", snapshot.Code), ("document", profile.Document), ("paragraph", profile.Paragraph),
        ("issues", Issues()), ("age", Top("age")), ("sex", Top("sex")), ("settlement", Top("settlement")), ("language", Top("language")),
        ("regions", words.Number(Reached().Count)), ("all", words.Number(Regions.All.Count)), ("gaps", Gaps()), ("climate", Climate()),
    ];

    /// <summary>The issues most often named, with their counts.</summary>
    public IReadOnlyList<SnapshotCell> TopIssues() =>
        [.. content.Table("topic").Cells.Where(cell => cell.Children is not null && cell.Row != "other").OrderByDescending(cell => cell.Children).Take(profile.TopIssues)];

    private string Issues() => string.Join("; ", TopIssues().Select(cell => words.Say("report.issue", ("topic", words.Topic(cell.Row)), ("n", words.Number(cell.Children)))));

    /// <summary>For each group the issue named most; groups that must be held back are left out.</summary>
    private string Top(string by)
    {
        var columns = content.Table(by).Cells.Select(cell => cell.Row).ToList();
        var parts = content.Table("topic-" + by).Cells.Where(cell => cell is { Children: not null, Row: not "other", Column: not Voice.Unknown })
            .GroupBy(cell => cell.Column, StringComparer.Ordinal).OrderBy(group => columns.IndexOf(group.Key))
            .Select(group => (Group: group.Key, Cell: group.MaxBy(cell => cell.Children)!))
            .Select(top => words.Say("report.group", ("group", words.Value(by, top.Group)), ("topic", words.Topic(top.Cell.Row)), ("n", words.Number(top.Cell.Children))))
            .ToList();
        return parts.Count == 0 ? words["report.withheld"] : string.Join("; ", parts);
    }

    private List<string> Reached() =>
        [.. content.Table("region").Cells.Where(cell => cell.Children is not null && cell.Row != Voice.Unknown).Select(cell => cell.Row)];

    private string Gaps()
    {
        var few = Regions.All.Except(Reached(), StringComparer.Ordinal).Select(region => words["region." + region]).ToList();
        if (few.Count == 0) return words["report.no_gaps"];
        return few.Count > 5 ? words.Say("report.many_gaps", ("n", words.Number(few.Count))) : string.Join(", ", few);
    }

    private string Climate() =>
        content.Table("topic").Find(profile.PlanTopic, SnapshotBuilder.All)?.Children is { } named
            ? words.Say("report.climate", ("n", words.Number(named)), ("topic", words.Topic(profile.PlanTopic)))
            : words.Say("report.climate_withheld", ("topic", words.Topic(profile.PlanTopic)));
}
