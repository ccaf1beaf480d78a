using System.Globalization;
using System.Net;
using System.Text;

namespace ParticipationBot.Insights.Reports.Documents;

/// <summary>A page that needs nothing from outside; the PDF is printed from it.</summary>
internal static class HtmlDocument
{
    private const string Style = """
        @page { size: A4; margin: 20mm; }
        body { font: 10pt/1.34 "DejaVu Serif", "Noto Serif", Georgia, serif; color: #1a1a1a; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
        @media print { body { margin: 0; padding: 0; max-width: none; } }
        h1 { font-size: 16pt; line-height: 1.25; margin: 0 0 .3rem; } h2 { font-size: 13pt; margin: 1.4rem 0 .5rem; break-before: page; break-after: avoid; }
        .subtitle { color: #444; margin: 0 0 1.2rem; } .banner { border: 2px solid #a00; color: #a00; padding: .4rem .7rem; font-weight: bold; }
        ol.reply { padding-left: 2rem; } ol.reply li { margin-bottom: .45rem; padding-left: .3rem; }
        .complete { background: #fff3c4; border-left: 4px solid #b7791f; padding: .15rem .5rem; display: block; }
        table { border-collapse: collapse; width: 100%; font-size: 9pt; margin: .3rem 0; table-layout: fixed; } caption { text-align: left; font-weight: bold; padding: .9rem 0 .3rem; font-size: 10.5pt; }
        th, td { border: 1px solid #999; padding: .2rem .4rem; text-align: left; vertical-align: top; overflow-wrap: break-word; hyphens: auto; } tbody th { font-weight: normal; } thead th { background: #eef2f5; }
        thead { display: table-header-group; } tr, section.whole table, figure { break-inside: avoid; } caption { break-after: avoid; }
        td.n, th.n { text-align: right; } .note { font-size: 8.5pt; color: #444; margin: .2rem 0 0; overflow-wrap: anywhere; } table + .note { break-before: avoid; } figure { margin: .6rem 0 0; } svg { width: 100%; height: auto; }
        .children { font: 11.5pt/1.45 "DejaVu Sans", "Noto Sans", system-ui, sans-serif; } .children h1 { font-size: 24pt; color: #14507a; } .children h2 { break-before: auto; font-size: 17pt; color: #14507a; }
        .children ol.reply { list-style: none; padding: 0; } .children ol.reply li { background: #eef5fa; border-radius: 10px; padding: .4rem .9rem; } .children svg { width: 72%; } .children h2 { margin-top: 1rem; } .children th, .children td { padding: .1rem .4rem; } .children table { font-size: 11pt; } .children caption { display: none; } .children #theme caption { display: table-caption; font-size: 14pt; color: #14507a; }
        """;

    public static string Write(Report report)
    {
        var page = new StringBuilder();
        page.Append("<!doctype html>\n<html lang=\"").Append(report.Language).Append("\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>")
            .Append(Safe(report.Title)).Append("</title>\n<style>").Append(Style).Append("</style></head>\n<body").Append(report.Edition.IsForChildren ? " class=\"children\"" : "").Append("><main>\n<h1>").Append(Safe(report.Title)).Append("</h1>\n<p class=\"subtitle\">")
            .Append(Safe(report.Subtitle)).Append("</p>\n");
        if (report.Banner is { } banner) page.Append("<p class=\"banner\">").Append(Safe(banner)).Append("</p>\n");
        page.Append("<ol class=\"reply\">\n");
        foreach (var paragraph in report.Paragraphs)
            page.Append(paragraph.IsToComplete ? "<li><mark class=\"complete\">" : "<li>").Append(Safe(paragraph.Text)).Append(paragraph.IsToComplete ? "</mark></li>\n" : "</li>\n");
        page.Append("</ol>\n<h2>").Append(Safe(report.AnnexTitle)).Append("</h2>\n<p class=\"note\">").Append(Safe(report.Source)).Append("</p>\n");
        foreach (var table in report.Tables) Table(page, table);
        return page.Append("</main></body>\n</html>\n").ToString();
    }

    private static void Table(StringBuilder page, ReportTable table)
    {
        page.Append("<section id=\"").Append(table.Id).Append(table.IsShort ? "\" class=\"whole\"><table><caption>" : "\"><table><caption>").Append(Safe(table.Title)).Append("</caption><colgroup>");
        foreach (var width in table.Widths) page.Append(CultureInfo.InvariantCulture, $"<col style=\"width:{100.0 * width / table.Widths.Sum():0.#}%\">");
        page.Append("</colgroup><thead><tr>");
        foreach (var (at, header) in table.Headers.Index()) page.Append(table.IsNumeric(at) ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">").Append(Safe(header)).Append("</th>");
        page.Append("</tr></thead><tbody>\n");
        foreach (var row in table.Rows)
        {
            page.Append("<tr><th scope=\"row\">").Append(Safe(row[0])).Append("</th>");
            foreach (var (at, field) in row.Index().Skip(1)) page.Append(table.IsNumeric(at) ? "<td class=\"n\">" : "<td>").Append(Safe(field)).Append("</td>");
            page.Append("</tr>\n");
        }
        page.Append("</tbody></table><p class=\"note\">").Append(Safe(table.Query)).Append("</p>");
        if (table.Bars.Count > 0) Chart(page, table);
        page.Append("</section>\n");
    }

    private static void Chart(StringBuilder page, ReportTable table)
    {
        const int Height = 20, Left = 220, Width = 640;
        var most = table.Bars.Max(bar => bar.Number);
        page.Append(CultureInfo.InvariantCulture, $"<figure><svg role=\"img\" viewBox=\"0 0 {Width} {(table.Bars.Count * Height) + 4}\" font-size=\"12\" aria-label=\"{Safe(table.ChartText)}\">");
        foreach (var (at, bar) in table.Bars.Index())
        {
            var (top, wide) = ((at * Height) + 2, (Width - Left - 60) * bar.Number / most);
            page.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left - 8}\" y=\"{top + 13}\" text-anchor=\"end\">{Safe(bar.Name)}</text><rect x=\"{Left}\" y=\"{top + 2}\" width=\"{wide}\" height=\"{Height - 6}\" fill=\"#2b6c99\"/>");
            page.Append(CultureInfo.InvariantCulture, $"<text x=\"{Left + wide + 6}\" y=\"{top + 13}\">{bar.Number}</text>");
        }
        page.Append("</svg></figure>");
    }

    private static string Safe(string text) => WebUtility.HtmlEncode(text);
}
