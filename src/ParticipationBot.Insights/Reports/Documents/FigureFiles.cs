using System.Globalization;
using System.Text;
using System.Xml.Linq;
using ParticipationBot.Insights.Reports.Figures;
using ParticipationBot.Insights.Snapshots;

namespace ParticipationBot.Insights.Reports.Documents;

/// <summary>Every figure of a snapshot as rows: what was counted, how, and from which snapshot.</summary>
internal static class FigureFiles
{
    private static readonly string[] Header = ["figure", "table", "row", "column", "children", "percent", "query", "snapshot", "sha256"];

    public static byte[] Csv(Snapshot snapshot)
    {
        var text = new StringBuilder();
        foreach (var row in (IEnumerable<string[]>)[Header, .. Rows(snapshot)]) text.AppendJoin(',', row.Select(Quoted)).Append("\r\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    public static byte[] Xlsx(Snapshot snapshot)
    {
        XNamespace sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        var rows = ((IEnumerable<string[]>)[Header, .. Rows(snapshot)]).Select(row => new XElement(sheet + "row", row.Select(field =>
            int.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out _)
                ? new XElement(sheet + "c", new XElement(sheet + "v", field))
                : new XElement(sheet + "c", new XAttribute("t", "inlineStr"), new XElement(sheet + "is", new XElement(sheet + "t", field))))));
        return FixedZip.Write(
            FixedZip.Types(
                ("xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"),
                ("xl/worksheets/sheet1.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml")),
            FixedZip.Relations("_rels/.rels", ("rId1", "officeDocument/2006/relationships/officeDocument", "xl/workbook.xml")),
            FixedZip.Relations("xl/_rels/workbook.xml.rels", ("rId1", "officeDocument/2006/relationships/worksheet", "worksheets/sheet1.xml")),
            ("xl/workbook.xml", new XElement(sheet + "workbook", new XAttribute(XNamespace.Xmlns + "r", relation), new XElement(sheet + "sheets",
                new XElement(sheet + "sheet", new XAttribute("name", "Figures"), new XAttribute("sheetId", "1"), new XAttribute(relation + "id", "rId1"))))),
            ("xl/worksheets/sheet1.xml", new XElement(sheet + "worksheet",
                new XElement(sheet + "sheetViews", new XElement(sheet + "sheetView", new XAttribute("workbookViewId", "0"),
                    new XElement(sheet + "pane", new XAttribute("ySplit", "1"), new XAttribute("topLeftCell", "A2"), new XAttribute("state", "frozen")))),
                new XElement(sheet + "sheetData", rows))));
    }

    private static IEnumerable<string[]> Rows(Snapshot snapshot) => new FigureIndex(snapshot.Content).All.Select((figure, at) => (string[])
        [FigureIndex.Id(at + 1), figure.Table, figure.Row, figure.Column, Text(figure.Children), Text(figure.Percent), figure.Query, snapshot.Code, snapshot.Hash]);

    private static string Text(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string Quoted(string field) => field.AsSpan().ContainsAny(",\"\n") ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;
}
