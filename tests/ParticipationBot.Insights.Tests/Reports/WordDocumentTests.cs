using DocumentFormat.OpenXml.Drawing.Wordprocessing;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using ParticipationBot.Insights.Reports;
using ParticipationBot.Insights.Reports.Documents;

namespace ParticipationBot.Insights.Tests.Reports;

/// <summary>What makes the document usable with a screen reader and in Word.</summary>
public sealed class WordDocumentTests
{
    [Fact]
    public async Task Paragraphs_are_numbered_by_their_style_tables_have_header_rows_and_charts_are_told_in_words()
    {
        await using var season = await Season.StartAsync();
        await season.PlantAsync(900);
        var report = season.Writer.Write(ReportProfile.Read("crc-kaz-5-6-5d"), await season.TakeAsync(), "en");
        await ReportFiles.WriteAsync(season.Folder, await season.TakeAsync(), [report], report.Name + ".docx", _ => { }, TestContext.Current.CancellationToken);
        using var word = WordprocessingDocument.Open(Path.Combine(season.Folder, report.Name + ".docx"), isEditable: false);
        var (body, styles) = (word.MainDocumentPart!.Document!.Body!, word.MainDocumentPart.StyleDefinitionsPart!.Styles!);

        styles.Elements<Style>().Single(style => style.StyleId == "Reply").StyleParagraphProperties!.NumberingProperties!.NumberingId!.Val!.Value.Should().Be(1);
        body.Elements<Paragraph>().Count(paragraph => paragraph.ParagraphProperties?.ParagraphStyleId?.Val == "Reply").Should().Be(report.Paragraphs.Count);
        body.Elements<Table>().Should().HaveCount(14).And.OnlyContain(table => table.Descendants<TableHeader>().Any());
        var chart = body.Descendants<DocProperties>().Should().ContainSingle().Subject;
        chart.Description!.Value.Should().Contain("Learning (").And.Contain("Bullying (");
        word.MainDocumentPart.ChartParts.Should().ContainSingle();
    }
}
