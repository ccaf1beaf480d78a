using System.Globalization;
using System.Xml.Linq;
using static ParticipationBot.Insights.Reports.Documents.WordStyles;

namespace ParticipationBot.Insights.Reports.Documents;

/// <summary>A Word document with real styles, numbered paragraphs and table headers. Written part by part, since the usual library puts times and random ids into its files.</summary>
internal static class WordDocument
{
    private const int TextWidth = 9360;
    private const string Office = "application/vnd.openxmlformats-officedocument.";
    private static readonly XNamespace Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static byte[] Write(Report report)
    {
        var charts = report.Tables.Where(table => table.Bars.Count > 0).ToList();
        return FixedZip.Write(
        [
            FixedZip.Types(
            [
                ("word/document.xml", Office + "wordprocessingml.document.main+xml"), ("word/styles.xml", Office + "wordprocessingml.styles+xml"),
                ("word/numbering.xml", Office + "wordprocessingml.numbering+xml"), ("word/footer1.xml", Office + "wordprocessingml.footer+xml"),
                ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
                .. charts.Select((_, at) => (ChartName(at), Office + "drawingml.chart+xml")),
            ]),
            FixedZip.Relations("_rels/.rels",
                ("rId1", "officeDocument/2006/relationships/officeDocument", "word/document.xml"),
                ("rId2", "package/2006/relationships/metadata/core-properties", "docProps/core.xml")),
            FixedZip.Relations("word/_rels/document.xml.rels",
            [
                ("rId1", "officeDocument/2006/relationships/styles", "styles.xml"), ("rId2", "officeDocument/2006/relationships/numbering", "numbering.xml"),
                ("rId3", "officeDocument/2006/relationships/footer", "footer1.xml"),
                .. charts.Select((_, at) => (ChartRelation(at), "officeDocument/2006/relationships/chart", ChartName(at)["word/".Length..])),
            ]),
            ("word/document.xml", new XElement(W + "document", new XAttribute(XNamespace.Xmlns + "w", W), Body(report, charts))),
            ("word/styles.xml", Styles(report.Edition)),
            ("word/numbering.xml", Numbering()),
            ("word/footer1.xml", Footer(report)),
            ("docProps/core.xml", Core(report)),
            .. charts.Select((chart, at) => (ChartName(at), WordChart.Part(chart))),
        ]);
    }

    private static XElement Body(Report report, List<ReportTable> charts) => new(W + "body",
        Paragraph("Title", report.Title),
        Paragraph("Subtitle", report.Subtitle),
        report.Banner is { } banner ? Paragraph("Banner", banner) : null,
        report.Paragraphs.Select(Numbered),
        new XElement(W + "p", new XElement(W + "pPr", Value("pStyle", "Heading1"), report.Edition.IsForChildren ? null : new XElement(W + "pageBreakBefore")), Run(report.AnnexTitle)),
        Paragraph("Note", report.Source),
        report.Tables.SelectMany(table => Table(table, charts)),
        new XElement(W + "sectPr", new XElement(W + "footerReference", At("type", "default"), new XAttribute(Relation + "id", "rId3"), new XAttribute(XNamespace.Xmlns + "r", Relation)),
            new XElement(W + "pgSz", At("w", "11906"), At("h", "16838")),
            new XElement(W + "pgMar", At("top", "1273"), At("right", "1273"), At("bottom", "1273"), At("left", "1273"), At("header", "600"), At("footer", "600"), At("gutter", "0"))));

    private static XElement Footer(Report report) => new(W + "ftr", new XAttribute(XNamespace.Xmlns + "w", W),
        new XElement(W + "p", new XElement(W + "pPr", Value("pStyle", "Footer")), Run(report.Subtitle + " · "), new XElement(W + "fldSimple", At("instr", "PAGE"), Run("1"))));

    private static string ChartName(int at) => $"word/charts/chart{(at + 1).ToString(CultureInfo.InvariantCulture)}.xml";

    private static string ChartRelation(int at) => "rId1" + at.ToString("00", CultureInfo.InvariantCulture);

    private static XElement Numbered(ReportParagraph paragraph) => new(W + "p",
        new XElement(W + "pPr", Value("pStyle", "Reply")),
        paragraph.IsToComplete ? Run(paragraph.Text, Value("highlight", "yellow")) : Run(paragraph.Text));

    private static IEnumerable<XElement> Table(ReportTable table, List<ReportTable> charts)
    {
        var shares = table.Widths.Count > 0 ? table.Widths : [.. table.Headers.Select(_ => 1)];
        var widths = shares.Select(share => (TextWidth * share / shares.Sum()).ToString(CultureInfo.InvariantCulture)).ToList();
        yield return Paragraph("Caption", table.Title);
        yield return new XElement(W + "tbl",
            new XElement(W + "tblPr", Value("tblStyle", "Figures"), new XElement(W + "tblW", At("w", "5000"), At("type", "pct")), new XElement(W + "tblLayout", At("type", "fixed")),
                new XElement(W + "tblLook", At("val", "04A0"), At("firstRow", "1"), At("firstColumn", "1")),
                Value("tblCaption", table.Title), Value("tblDescription", table.Query)),
            new XElement(W + "tblGrid", widths.Select(width => new XElement(W + "gridCol", At("w", width)))),
            new XElement(W + "tr", new XElement(W + "trPr", new XElement(W + "cantSplit"), new XElement(W + "tblHeader")),
                table.Headers.Select((header, column) => Cell(header, widths[column], new XElement(W + "shd", At("val", "clear"), At("color", "auto"), At("fill", "EEF2F5")), table.IsNumeric(column), staysWithNext: true, new XElement(W + "b")))),
            table.Rows.Select((row, at) => new XElement(W + "tr", new XElement(W + "trPr", new XElement(W + "cantSplit")),
                row.Select((field, column) => Cell(field, widths[column], null, table.IsNumeric(column), staysWithNext: table.IsShort && at + 1 < table.Rows.Count)))));
        yield return Paragraph("Note", table.Query);
        if (charts.IndexOf(table) is var at and >= 0) yield return WordChart.Place(table, at + 1, ChartRelation(at));
    }

    private static XElement Cell(string text, string width, XElement? shade, bool isNumber, bool staysWithNext, params XElement[] look) => new(W + "tc",
        new XElement(W + "tcPr", new XElement(W + "tcW", At("w", width), At("type", "dxa")), shade),
        new XElement(W + "p", new XElement(W + "pPr", Value("pStyle", "Cell"), staysWithNext ? new XElement(W + "keepNext") : null, isNumber ? Value("jc", "right") : null), Run(text, look)));

    private static XElement Paragraph(string style, string text) => new(W + "p", new XElement(W + "pPr", Value("pStyle", style)), Run(text));

    private static XElement Run(string text, params XElement[] look) => new(W + "r",
        look.Length == 0 ? null : new XElement(W + "rPr", look), new XElement(W + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), text));

    private static XElement Core(Report report)
    {
        XNamespace core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties", dc = "http://purl.org/dc/elements/1.1/";
        return new(core + "coreProperties", new XElement(dc + "title", report.Title), new XElement(dc + "language", Tag(report.Language)));
    }
}
