using ParticipationBot.Insights.Forums;
using ParticipationBot.Insights.Reports.Figures;
using ParticipationBot.Insights.Snapshots;
using ParticipationBot.Participation;

namespace ParticipationBot.Insights.Reports;

/// <summary>What stands for each {name} in the paragraphs: words, and the snapshot's figures with where they come from.</summary>
internal sealed class ReportText(ReportWords words, ReportProfile profile, Snapshot snapshot, FigureIndex index)
{
    private readonly SnapshotContent content = snapshot.Content;

    /// <summary>For the version for the body that asked.</summary>
    public IReadOnlyDictionary<string, ReportValue> Values() => new Dictionary<string, ReportValue>(StringComparer.Ordinal)
    {
        ["from"] = words.Day(snapshot.From), ["to"] = words.Day(snapshot.To), ["snapshot"] = snapshot.Code,
        ["document"] = profile.Document, ["paragraph"] = profile.Paragraph, ["all"] = words.Number(Regions.All.Count),
        ["children"] = Total("children", content.Children), ["views"] = Total("views", content.Views), ["issues"] = Issues(),
        ["age"] = Top("age"), ["sex"] = Top("sex"), ["settlement"] = Top("settlement"), ["language"] = Top("language"),
        ["regions"] = Reach(), ["gaps"] = Gaps(), ["climate"] = Climate(), ["forums"] = Forums(),
    };

    /// <summary>For the version for children.</summary>
    public IReadOnlyDictionary<string, ReportValue> ChildValues()
    {
        var top = TopIssues()[0];
        return new Dictionary<string, ReportValue>(StringComparer.Ordinal)
        {
            ["from"] = words.Day(snapshot.From), ["to"] = words.Day(snapshot.To), ["snapshot"] = snapshot.Code,
            ["children"] = Total("children", content.Children), ["first"] = words.Topic(top.Row), ["n"] = new(words.Number(top.Children), [Use("topic", top)]),
        };
    }

    /// <summary>The issues most often named, with their counts.</summary>
    public IReadOnlyList<SnapshotCell> TopIssues() =>
        [.. content.Table("topic").Cells.Where(cell => cell.Children is not null && cell.Row != "other").OrderByDescending(cell => cell.Children).Take(profile.TopIssues)];

    private ReportValue Total(string row, int number) => new(words.Number(number), [new(words.Number(number), index.Id(FigureIndex.Total, row, SnapshotBuilder.All), row)]);

    private ReportValue Issues() => new(
        string.Join("; ", TopIssues().Select(cell => words.Say("report.issue", ("topic", words.Topic(cell.Row)), ("n", words.Number(cell.Children))))),
        [.. TopIssues().Select(cell => Use("topic", cell))]);

    /// <summary>For each group the issue named most; groups that must be held back are left out.</summary>
    private ReportValue Top(string by)
    {
        var columns = content.Table(by).Cells.Select(cell => cell.Row).ToList();
        var tops = content.Table("topic-" + by).Cells.Where(cell => cell is { Children: not null, Row: not "other", Column: not Voice.Unknown })
            .GroupBy(cell => cell.Column, StringComparer.Ordinal).OrderBy(group => columns.IndexOf(group.Key)).Select(group => group.MaxBy(cell => cell.Children)!).ToList();
        return tops.Count == 0 ? words["report.withheld"] : new ReportValue(
            string.Join("; ", tops.Select(cell => words.Say("report.group", ("group", words.Value(by, cell.Column)), ("topic", words.Topic(cell.Row)), ("n", words.Number(cell.Children))))),
            [.. tops.Select(cell => Use("topic-" + by, cell))]);
    }

    private List<SnapshotCell> Reached() => [.. content.Table("region").Cells.Where(cell => cell.Children is not null && cell.Row != Voice.Unknown)];

    private ReportValue Reach() => new(words.Number(Reached().Count), [new(words.Number(Reached().Count), index.Ids("region", Reached()), words["report.trace.count_of_regions"])]);

    private string Gaps()
    {
        var few = Regions.All.Except(Reached().Select(cell => cell.Row), StringComparer.Ordinal).Select(region => words["region." + region]).ToList();
        if (few.Count == 0) return words["report.no_gaps"];
        return few.Count > 5 ? words.Say("report.many_gaps", ("n", words.Number(few.Count))) : string.Join(", ", few);
    }

    private ReportValue Climate() =>
        content.Table("topic").Find(profile.PlanTopic, SnapshotBuilder.All) is { Children: not null } cell
            ? new ReportValue(words.Say("report.climate", ("n", words.Number(cell.Children)), ("topic", words.Topic(profile.PlanTopic))), [Use("topic", cell)])
            : words.Say("report.climate_withheld", ("topic", words.Topic(profile.PlanTopic)));

    /// <summary>What the register of forums counts in the period.</summary>
    private ReportValue Forums()
    {
        if (content.Tables.FirstOrDefault(table => table.Id == ForumTables.Total) is not { } table) return words["report.no_forums"];
        var cells = table.Cells.ToDictionary(cell => cell.Row, StringComparer.Ordinal);
        return cells.Values.Any(cell => cell.Children is null)
            ? words["report.withheld"]
            : new ReportValue(
                words.Say("report.forums", [.. cells.Values.Select(cell => (cell.Row, (object)words.Number(cell.Children)))]),
                [.. table.Cells.Select(cell => Use(ForumTables.Total, cell))]);
    }

    private ReportFigure Use(string table, SnapshotCell cell) => new(
        words.Number(cell.Children), index.Id(table, cell.Row, cell.Column), cell.Column == SnapshotBuilder.All ? $"{table} / {cell.Row}" : $"{table} / {cell.Row} / {cell.Column}");
}

/// <summary>What a {name} stands for.</summary>
/// <param name="Figures">The numbers within, with where they come from; empty for words.</param>
internal sealed record ReportValue(string Text, IReadOnlyList<ReportFigure> Figures)
{
    public static implicit operator ReportValue(string text) => new(text, []);
}

internal sealed record ReportFigure(string Shown, string Ids, string Source);
