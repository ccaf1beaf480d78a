using System.Xml.Linq;
using static ParticipationBot.Insights.Reports.Documents.WordStyles;

namespace ParticipationBot.Insights.Reports.Documents;

/// <summary>A Word document with real styles, numbered paragraphs and table headers. Written part by part, since the usual library puts times and random ids into its files.</summary>
internal static class WordDocument
{
    private const int TextWidth = 9360;

    public static byte[] Write(Report report) => FixedZip.Write(
        FixedZip.Types(
            ("word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"),
            ("word/styles.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"),
            ("word/numbering.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"),
            ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")),
        FixedZip.Relations("_rels/.rels",
            ("rId1", "officeDocument/2006/relationships/officeDocument", "word/document.xml"),
            ("rId2", "package/2006/relationships/metadata/core-properties", "docProps/core.xml")),
        FixedZip.Relations("word/_rels/document.xml.rels",
            ("rId1", "officeDocument/2006/relationships/styles", "styles.xml"),
            ("rId2", "officeDocument/2006/relationships/numbering", "numbering.xml")),
        ("word/document.xml", new XElement(W + "document", new XAttribute(XNamespace.Xmlns + "w", W), Body(report))),
        ("word/styles.xml", Styles(report.Language)),
        ("word/numbering.xml", Numbering()),
        ("docProps/core.xml", Core(report)));

    private static XElement Body(Report report) => new(W + "body",
        Paragraph("Title", report.Title),
        Paragraph("Subtitle", report.Subtitle),
        report.Banner is { } banner ? new XElement(W + "p", Run(banner, new XElement(W + "b"), Value("color", "AA0000"))) : null,
        report.Paragraphs.Select(Numbered),
        new XElement(W + "p", new XElement(W + "pPr", Value("pStyle", "Heading1"), new XElement(W + "pageBreakBefore")), Run(report.AnnexTitle)),
        Paragraph("Note", report.Source),
        report.Tables.SelectMany(Table),
        new XElement(W + "sectPr", new XElement(W + "pgSz", At("w", "11906"), At("h", "16838")),
            new XElement(W + "pgMar", At("top", "1273"), At("right", "1273"), At("bottom", "1273"), At("left", "1273"), At("header", "600"), At("footer", "600"), At("gutter", "0"))));

    private static XElement Numbered(ReportParagraph paragraph) => new(W + "p",
        new XElement(W + "pPr", new XElement(W + "numPr", Value("ilvl", "0"), Value("numId", "1")), Value("jc", "both")),
        paragraph.IsToComplete ? Run(paragraph.Text, Value("highlight", "yellow")) : Run(paragraph.Text));

    private static IEnumerable<XElement> Table(ReportTable table)
    {
        var width = (TextWidth / table.Headers.Count).ToString(System.Globalization.CultureInfo.InvariantCulture);
        yield return Paragraph("Caption", table.Title);
        yield return new XElement(W + "tbl",
            new XElement(W + "tblPr", Value("tblStyle", "Figures"), new XElement(W + "tblW", At("w", "5000"), At("type", "pct")),
                new XElement(W + "tblLook", At("val", "04A0"), At("firstRow", "1"), At("firstColumn", "1")),
                Value("tblCaption", table.Title), Value("tblDescription", table.Query)),
            new XElement(W + "tblGrid", table.Headers.Select(_ => new XElement(W + "gridCol", At("w", width)))),
            new XElement(W + "tr", new XElement(W + "trPr", new XElement(W + "cantSplit"), new XElement(W + "tblHeader")),
                table.Headers.Select(header => Cell(header, width, new XElement(W + "shd", At("val", "clear"), At("color", "auto"), At("fill", "EEF2F5")), new XElement(W + "b")))),
            table.Rows.Select(row => new XElement(W + "tr", new XElement(W + "trPr", new XElement(W + "cantSplit")), row.Select(field => Cell(field, width, null)))));
        yield return Paragraph("Note", table.Query);
    }

    private static XElement Cell(string text, string width, XElement? shade, params XElement[] look) => new(W + "tc",
        new XElement(W + "tcPr", new XElement(W + "tcW", At("w", width), At("type", "dxa")), shade),
        new XElement(W + "p", new XElement(W + "pPr", Value("pStyle", "Cell")), Run(text, look)));

    private static XElement Paragraph(string style, string text) => new(W + "p", new XElement(W + "pPr", Value("pStyle", style)), Run(text));

    private static XElement Run(string text, params XElement[] look) => new(W + "r",
        look.Length == 0 ? null : new XElement(W + "rPr", look), new XElement(W + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), text));

    private static XElement Core(Report report)
    {
        XNamespace core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties", dc = "http://purl.org/dc/elements/1.1/";
        return new(core + "coreProperties", new XElement(dc + "title", report.Title), new XElement(dc + "language", Tag(report.Language)));
    }
}
