using ParticipationBot.Insights.Reports.Figures;
using ParticipationBot.Insights.Snapshots;
using ParticipationBot.Participation.DisclosureControl;

namespace ParticipationBot.Insights.Reports;

/// <summary>The annex: every table of the snapshot, the paragraphs of the list of issues, and who is missing.</summary>
internal sealed class ReportTables(ReportWords words, ReportProfile profile, Snapshot snapshot, FigureIndex index, string language)
{
    private static readonly string[] Groups = ["age", "sex", "settlement", "language", "region"];
    private readonly SnapshotContent content = snapshot.Content;

    /// <param name="uses">The numbers of the text.</param>
    public IReadOnlyList<ReportTable> All(IReadOnlyList<FigureUse> uses)
    {
        List<ReportTable> tables = [Topics(), .. Groups.Select(Children), .. Groups.Where(by => by != "region").Select(TopicsBy), Coverage(), Regions(), Paragraphs(), .. new ReportThemes(words, content, index).ForAnnex(language), Trace(uses)];
        return [.. tables.Select((table, at) => table with { Title = words.Say("report.table", ("n", at + 1), ("title", table.Title)) })];
    }

    private ReportTable Topics()
    {
        var cells = content.Table("topic").Cells.OrderByDescending(cell => cell.Children ?? -1).ToList();
        var bars = cells.Where(cell => cell.Children is not null).Select(cell => (words.Topic(cell.Row), cell.Children!.Value)).ToList();
        return new("topic", words["report.tables.topic"], [words["report.column.issue"], words["report.column.children"], words["report.column.percent"], words["report.column.figure"]],
            [.. cells.Select(cell => Row(words.Topic(cell.Row), words.Number(cell.Children), words.Percent(cell.Percent), index.Ids("topic", [cell])))],
            words["report.query.topic"] + (ReportThemes.AreShown(content) ? "" : " " + words["report.no_theme"]), bars, Spoken(bars), [5, 2, 4, 2]);
    }

    private ReportTable Children(string by)
    {
        var cells = content.Table(by).Cells;
        return new(by, words["report.tables." + by], [words["report.column." + by], words["report.column.children"], words["report.column.percent"], words["report.column.figure"]],
            [.. cells.Select(cell => Row(words.Value(by, cell.Row), words.Number(cell.Children), words.Percent(cell.Percent), index.Ids(by, [cell])))],
            words["report.query.group"], [], "", [5, 2, 4, 2]);
    }

    private ReportTable TopicsBy(string by)
    {
        var cells = content.Table("topic-" + by).Cells;
        var columns = cells.Select(cell => cell.Column).Distinct(StringComparer.Ordinal).ToList();
        return new("topic-" + by, words["report.tables.topic_" + by], [words["report.column.issue"], .. columns.Select(column => words.Value(by, column)), words["report.column.figure"]],
            [.. cells.GroupBy(cell => cell.Row, StringComparer.Ordinal).Select(row => Row([words.Topic(row.Key), .. row.Select(cell => words.Number(cell.Children)), index.Ids("topic-" + by, row)]))],
            words["report.query.topic_group"], [], "", [6, .. columns.Select(_ => 3), 3]);
    }

    /// <summary>Regions as rows: twenty columns fit on no page. Names the three issues of each that may be published.</summary>
    private ReportTable Regions()
    {
        var rows = content.Table("topic-region").Cells.GroupBy(cell => cell.Column, StringComparer.Ordinal).Select(region =>
        {
            var top = region.Where(cell => cell.Children is not null).OrderByDescending(cell => cell.Children).Take(3).ToList();
            return Row(words.Value("region", region.Key), string.Join("; ", top.Select(Issue).DefaultIfEmpty("–")), index.Ids("topic-region", top));
        });
        return new("topic-region", words["report.tables.topic_region"], [words["report.column.region"], words["report.column.top"], words["report.column.figure"]], [.. rows],
            words["report.query.topic_region"], [], "", [4, 7, 3]);
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
            return Row(name, words.Percent(percent), words.Percent(share.Percent), index.Ids(share.Attribute, known));
        });
        return new("coverage", words["report.tables.coverage"], [words["report.column.group"], words["report.column.took_part"], words["report.column.population"], words["report.column.figure"]],
            [.. rows], words.Say("report.query.coverage", ("source", population.Source[language]), ("date", words.Day(population.Date))), [], "", [4, 3, 3, 2]);
    }

    /// <summary>The same counts along the paragraphs of the list of issues.</summary>
    private ReportTable Paragraphs()
    {
        var topics = content.Table("topic");
        var rows = profile.TopicsByParagraph().Select(pair =>
        {
            var cells = pair.Topics.Select(topic => topics.Find(topic, SnapshotBuilder.All)).OfType<SnapshotCell>().ToList();
            return Row(pair.Paragraph, string.Join("; ", cells.Select(Issue)), index.Ids("topic", cells));
        });
        return new("paragraph", words["report.tables.paragraph"], [words["report.column.paragraph"], words["report.column.issues"], words["report.column.figure"]], [.. rows],
            words["report.query.paragraph"], [], "", [2, 8, 3]);
    }

    /// <summary>Leads each number of the text to its row in the snapshot.</summary>
    private ReportTable Trace(IReadOnlyList<FigureUse> uses) => new(
        "trace", words["report.tables.trace"], [words["report.column.reply_paragraph"], words["report.column.number"], words["report.column.figure"], words["report.column.source"]],
        [.. uses.Select(use => Row(words.Number(use.Paragraph), use.Shown, use.Ids, use.Source))], words["report.query.trace"], [], "", [2, 2, 3, 6]);

    private string Issue(SnapshotCell cell) => words.Say("report.issue", ("topic", words.Topic(cell.Row)), ("n", words.Number(cell.Children)));

    private string Spoken(IReadOnlyList<(string Name, int Number)> bars) =>
        string.Join("; ", bars.Select(bar => words.Say("report.issue", ("topic", bar.Name), ("n", words.Number(bar.Number)))));

    private static IReadOnlyList<string> Row(params string[] fields) => fields;
}
