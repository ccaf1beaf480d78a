using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.EntityFrameworkCore;
using ParticipationBot.Insights.Reports;
using ParticipationBot.Insights.Reports.Documents;
using ParticipationBot.Insights.Snapshots;

namespace ParticipationBot.Insights.Tests.Reports;

/// <summary>Follows every number of a finished document to its row, and computes it again from the raw rows of the database by other means than the product's.</summary>
public sealed partial class RecomputationTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    public async Task Every_number_of_the_document_leads_to_a_row_and_the_row_to_the_raw_counts(string language)
    {
        await using var season = await Season.StartAsync();
        await season.PlantAsync(1200, regions: 20);
        var snapshot = await season.TakeAsync();
        var report = season.Writer.Write(ReportProfile.Read("crc-kaz-5-6-5d"), snapshot, language);
        await ReportFiles.WriteAsync(season.Folder, snapshot, [report], "figures.csv", _ => { }, Cancel);
        await ReportFiles.WriteAsync(season.Folder, snapshot, [report], report.Name + ".docx", _ => { }, Cancel);
        var rows = Rows(await File.ReadAllLinesAsync(Path.Combine(season.Folder, "figures.csv"), Cancel));

        var counts = await RawCountsAsync(season);
        rows.Values.Should().OnlyContain(row => row.Number == null || row.Number == counts(row.Table, row.Row, row.Column));

        using var word = WordprocessingDocument.Open(Path.Combine(season.Folder, report.Name + ".docx"), isEditable: false);
        var body = word.MainDocumentPart!.Document!.Body!;
        var tables = body.Elements<Table>().Select(table => table.Elements<TableRow>().Select(row => row.Elements<TableCell>().Select(cell => cell.InnerText).ToList()).ToList()).ToList();
        foreach (var table in tables.Take(10)) CheckTable(table, rows);
        CheckTrace(body, tables[^1], rows);
    }

    /// <summary>Each row of a table names its figures last; they give the row's numbers, in order.</summary>
    private static void CheckTable(List<List<string>> table, Dictionary<string, (string Table, string Row, string Column, int? Number)> rows)
    {
        foreach (var row in table.Skip(1))
        {
            var shown = row.Skip(1).SkipLast(1).Where(field => !field.EndsWith('%')).Select(Number).ToList();
            var traced = Expand(row[^1]).Select(id => rows[id].Number).ToList();
            shown.Take(traced.Count).Should().Equal(traced, row[0]);
        }
    }

    /// <summary>Each number of the text stands in the trace, with figures that give it.</summary>
    private static void CheckTrace(Body body, List<List<string>> trace, Dictionary<string, (string Table, string Row, string Column, int? Number)> rows)
    {
        var paragraphs = body.Elements<Paragraph>().Where(paragraph => paragraph.ParagraphProperties?.ParagraphStyleId?.Val == "Reply").Select(paragraph => paragraph.InnerText).ToList();
        var uses = trace.Skip(1).Select(row => (Paragraph: int.Parse(row[0], CultureInfo.InvariantCulture), Number: row[1], Ids: Expand(row[2]))).ToList();
        var traced = 0;
        foreach (var (at, text) in paragraphs.Index())
        {
            foreach (Match bracketed in Bracketed().Matches(text))
            {
                traced++;
                uses.Should().Contain(use => use.Paragraph == at + 1 && Number(use.Number) == Number(bracketed.Groups["number"].Value), text);
            }
        }
        traced.Should().BeGreaterThan(15);
        foreach (var use in uses)
        {
            paragraphs[use.Paragraph - 1].Should().Contain(use.Number);
            if (use.Ids.Count == 1) rows[use.Ids[0]].Number.Should().Be(Number(use.Number));
            else use.Ids.Should().HaveCount(Number(use.Number)!.Value).And.OnlyContain(id => rows[id].Number != null && rows[id].Table == "region");
        }
    }

    /// <summary>Straight from the rows that the bot wrote, without the product's reader, builder and rounding.</summary>
    private static async Task<Func<string, string, string, int>> RawCountsAsync(Season season)
    {
        await using var db = await season.DatabaseAsync();
        var children = await db.Participants.AsNoTracking().ToListAsync(Cancel);
        var views = await db.Views.AsNoTracking().ToListAsync(Cancel);
        var said = children.Select(child =>
        {
            var own = views.Where(view => view.Pseudonym.AsSpan().SequenceEqual(season.Pseudonym(child.Id))).ToList();
            return (Child: child, Topics: own.SelectMany(view => view.Topics.Split(',')).ToHashSet(), Language: own[0].Language);
        }).ToList();
        return (table, row, column) => (int)Math.Round(Count(table, row, column) / 5.0, MidpointRounding.AwayFromZero) * 5;

        int Count(string table, string row, string column) => (table, row) switch
        {
            ("total", "views") => views.Count,
            ("total", _) => said.Count,
            ("topic", _) => said.Count(each => each.Topics.Contains(row)),
            _ when table.StartsWith("topic-", StringComparison.Ordinal) => said.Count(each => each.Topics.Contains(row) && Value(each, table[6..]) == column),
            _ => said.Count(each => Value(each, table) == row),
        };

        static string Value((Storage.Participants.ParticipantRow Child, HashSet<string> Topics, string Language) each, string attribute) => attribute switch
        {
            "age" => each.Child.AgeBand!.ToLowerInvariant(), "sex" => each.Child.Sex ?? "unknown", "settlement" => each.Child.Settlement ?? "unknown",
            "region" => each.Child.Region ?? "unknown", _ => each.Language,
        };
    }

    private static Dictionary<string, (string Table, string Row, string Column, int? Number)> Rows(IEnumerable<string> lines) =>
        lines.Skip(1).Select(line => line.Split(',')).ToDictionary(field => field[0], field => (field[1], field[2], field[3], field[4].Length == 0 ? null : (int?)int.Parse(field[4], CultureInfo.InvariantCulture)));

    private static List<string> Expand(string ids) => [.. ids.Split(", ", StringSplitOptions.RemoveEmptyEntries).SelectMany(part =>
    {
        var ends = part.Split('–').Select(id => int.Parse(id[1..], CultureInfo.InvariantCulture)).ToList();
        return Enumerable.Range(ends[0], ends[^1] - ends[0] + 1).Select(number => $"F{number}");
    })];

    private static int? Number(string text) => text == "–" ? null : int.Parse(new StringBuilder().AppendJoin("", text.Where(char.IsAsciiDigit)).ToString(), CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\((?<number>\d[\d,\u00A0 ]*)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Bracketed();
}
