using ParticipationBot.Insights.Snapshots;
using ParticipationBot.Participation.DisclosureControl;
using ParticipationBot.Participation.Topics;

namespace ParticipationBot.Insights.Reports;

/// <summary>The annex: every table of the snapshot, the paragraphs of the list of issues, and who is missing.</summary>
internal sealed class ReportTables(ReportWords words, Snapshot snapshot, string language)
{
    private static readonly string[] Groups = ["age", "sex", "settlement", "language", "region"];
    private readonly SnapshotContent content = snapshot.Content;

    public IReadOnlyList<ReportTable> All()
    {
        List<ReportTable> tables = [Topics(), .. Groups.Select(Children), .. Groups.Where(by => by != "region").Select(TopicsBy), Coverage(), Regions(), Paragraphs()];
        return [.. tables.Select((table, at) => table with { Title = words.Say("report.table", ("n", at + 1), ("title", table.Title)) })];
    }

    private ReportTable Topics()
    {
        var cells = content.Table("topic").Cells.OrderByDescending(cell => cell.Children ?? -1).ToList();
        var bars = cells.Where(cell => cell.Children is not null).Select(cell => (words.Topic(cell.Row), cell.Children!.Value)).ToList();
        return new("topic", words["report.tables.topic"], [words["report.column.issue"], words["report.column.children"], words["report.column.percent"]],
            [.. cells.Select(cell => Row(words.Topic(cell.Row), words.Number(cell.Children), words.Percent(cell.Percent)))],
            words["report.query.topic"], bars, Spoken(bars));
    }

    private ReportTable Children(string by)
    {
        var cells = content.Table(by).Cells;
        return new(by, words["report.tables." + by], [words["report.column." + by], words["report.column.children"], words["report.column.percent"]],
            [.. cells.Select(cell => Row(words.Value(by, cell.Row), words.Number(cell.Children), words.Percent(cell.Percent)))],
            words["report.query.group"], [], "");
    }

    private ReportTable TopicsBy(string by)
    {
        var cells = content.Table("topic-" + by).Cells;
        var columns = cells.Select(cell => cell.Column).Distinct(StringComparer.Ordinal).ToList();
        return new("topic-" + by, words["report.tables.topic_" + by], [words["report.column.issue"], .. columns.Select(column => words.Value(by, column))],
            [.. cells.GroupBy(cell => cell.Row, StringComparer.Ordinal).Select(row => Row([words.Topic(row.Key), .. row.Select(cell => words.Number(cell.Children))]))],
            words["report.query.topic_group"], [], "");
    }

    /// <summary>Regions as rows: twenty columns fit on no page. Names the three issues of each that may be published.</summary>
    private ReportTable Regions()
    {
        var rows = content.Table("topic-region").Cells.GroupBy(cell => cell.Column, StringComparer.Ordinal).Select(region => Row(
            words.Value("region", region.Key),
            string.Join("; ", region.Where(cell => cell.Children is not null).OrderByDescending(cell => cell.Children).Take(3)
                .Select(cell => words.Say("report.issue", ("topic", words.Topic(cell.Row)), ("n", words.Number(cell.Children)))).DefaultIfEmpty("–"))));
        return new("topic-region", words["report.tables.topic_region"], [words["report.column.region"], words["report.column.top"]], [.. rows],
            words["report.query.topic_region"], [], "");
    }

    private ReportTable Coverage()
    {
        var population = ChildPopulation.Read();
        var rows = population.Shares.Select(share =>
        {
            var known = content.Table(share.Attribute).Cells.Where(cell => cell.Row != Voice.Unknown).ToList();
            var (part, all) = (known.Where(cell => share.Values.Contains(cell.Row, StringComparer.Ordinal)).ToList(), known.Sum(cell => cell.Children ?? 0));
            // With a part held back, the share would be wrong and could give it away.
            int? percent = known.Exists(cell => cell.Children is null) || all < Disclosure.LeastForPercent
                ? null : (int)Math.Round(100.0 * part.Sum(cell => cell.Children!.Value) / all, MidpointRounding.AwayFromZero);
            var name = share.Attribute == "sex" ? words.Value("sex", share.Group) : words["report.column." + share.Group];
            return Row(name, words.Percent(percent), words.Percent(share.Percent));
        });
        return new("coverage", words["report.tables.coverage"], [words["report.column.group"], words["report.column.took_part"], words["report.column.population"]],
            [.. rows], words.Say("report.query.coverage", ("source", population.Source[language]), ("date", words.Day(population.Date))), [], "");
    }

    /// <summary>The same counts along the paragraphs of the list of issues.</summary>
    private ReportTable Paragraphs()
    {
        var topics = content.Table("topic");
        var rows = Taxonomy.Choosable.SelectMany(topic => topic.ListOfIssues.Select(paragraph => (paragraph, topic))).GroupBy(pair => pair.paragraph, StringComparer.Ordinal)
            .OrderBy(group => int.Parse(group.Key.Split('(')[0])).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => Row(group.Key, string.Join("; ", group.Select(pair =>
                words.Say("report.issue", ("topic", words.Topic(pair.topic.Id)), ("n", words.Number(topics.Find(pair.topic.Id, SnapshotBuilder.All)?.Children)))))));
        return new("paragraph", words["report.tables.paragraph"], [words["report.column.paragraph"], words["report.column.issues"]], [.. rows],
            words["report.query.paragraph"], [], "");
    }

    private string Spoken(IReadOnlyList<(string Name, int Number)> bars) =>
        string.Join("; ", bars.Select(bar => words.Say("report.issue", ("topic", bar.Name), ("n", words.Number(bar.Number)))));

    private static IReadOnlyList<string> Row(params string[] fields) => fields;
}
