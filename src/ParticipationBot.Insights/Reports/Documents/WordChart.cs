using System.Globalization;
using System.Xml.Linq;
using static ParticipationBot.Insights.Reports.Documents.WordStyles;

namespace ParticipationBot.Insights.Reports.Documents;

/// <summary>A bar chart as Word draws it itself: sharp at every size, the same bytes each time, and with its description for those who do not see it.</summary>
internal static class WordChart
{
    private const int EmuPerCentimetre = 360_000, RowMillimetres = 6;
    private static readonly XNamespace C = "http://schemas.openxmlformats.org/drawingml/2006/chart", A = "http://schemas.openxmlformats.org/drawingml/2006/main";
    private static readonly XNamespace Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static readonly XNamespace Drawing = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";

    /// <summary>The chart's place in the document.</summary>
    public static XElement Place(ReportTable table, int number, string relation)
    {
        var height = ((table.Bars.Count * RowMillimetres) + 10) * EmuPerCentimetre / 10;
        return new(W + "p", new XElement(W + "pPr", new XElement(W + "keepLines")), new XElement(W + "r", new XElement(W + "drawing", new XElement(Drawing + "inline",
            new XElement(Drawing + "extent", new XAttribute("cx", 16 * EmuPerCentimetre), new XAttribute("cy", height)),
            new XElement(Drawing + "docPr", new XAttribute("id", number), new XAttribute("name", "Chart " + number.ToString(CultureInfo.InvariantCulture)), new XAttribute("descr", table.ChartText)),
            new XElement(A + "graphic", new XAttribute(XNamespace.Xmlns + "a", A),
                new XElement(A + "graphicData", new XAttribute("uri", C.NamespaceName),
                    new XElement(C + "chart", new XAttribute(XNamespace.Xmlns + "c", C), new XAttribute(XNamespace.Xmlns + "r", Relation), new XAttribute(Relation + "id", relation))))))));
    }

    /// <summary>The chart's part of the package.</summary>
    public static XElement Part(ReportTable table) => new(C + "chartSpace", new XAttribute(XNamespace.Xmlns + "c", C), new XAttribute(XNamespace.Xmlns + "a", A),
        Value("roundedCorners", "0"),
        new XElement(C + "chart", Value("autoTitleDeleted", "1"),
            new XElement(C + "plotArea", new XElement(C + "layout"),
                new XElement(C + "barChart", Value("barDir", "bar"), Value("grouping", "clustered"), Value("varyColors", "0"), Series(table), Value("gapWidth", "45"), Value("axId", "1"), Value("axId", "2")),
                new XElement(C + "catAx", Value("axId", "1"),
                    new XElement(C + "scaling", Value("orientation", "maxMin")), Value("delete", "0"), Value("axPos", "l"), Value("majorTickMark", "none"), Value("minorTickMark", "none"),
                    Value("tickLblPos", "nextTo"), Text(), Value("crossAx", "2")),
                new XElement(C + "valAx", Value("axId", "2"),
                    new XElement(C + "scaling", Value("orientation", "minMax"), Value("min", "0")), Value("delete", "1"), Value("axPos", "t"), Value("crossAx", "1"))),
            Value("plotVisOnly", "1")),
        new XElement(C + "spPr", new XElement(A + "ln", new XElement(A + "noFill"))));

    private static XElement Series(ReportTable table) => new(C + "ser", Value("idx", "0"), Value("order", "0"),
        new XElement(C + "tx", new XElement(C + "v", table.Title)),
        new XElement(C + "spPr", new XElement(A + "solidFill", new XElement(A + "srgbClr", new XAttribute("val", "2B6C99")))),
        Value("invertIfNegative", "0"),
        new XElement(C + "dLbls", Text(), Value("dLblPos", "outEnd"), Value("showLegendKey", "0"), Value("showVal", "1"), Value("showCatName", "0"), Value("showSerName", "0"), Value("showPercent", "0"), Value("showBubbleSize", "0")),
        new XElement(C + "cat", new XElement(C + "strLit", Value("ptCount", Number(table.Bars.Count)), table.Bars.Select((bar, at) => Point(at, bar.Name)))),
        new XElement(C + "val", new XElement(C + "numLit", new XElement(C + "formatCode", "General"), Value("ptCount", Number(table.Bars.Count)), table.Bars.Select((bar, at) => Point(at, Number(bar.Number))))));

    private static XElement Point(int at, string value) => new(C + "pt", new XAttribute("idx", at), new XElement(C + "v", value));

    private static XElement Text() => new(C + "txPr", new XElement(A + "bodyPr"),
        new XElement(A + "p", new XElement(A + "pPr", new XElement(A + "defRPr", new XAttribute("sz", "900")))));

    private static XElement Value(string name, string value) => new(C + name, new XAttribute("val", value));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
