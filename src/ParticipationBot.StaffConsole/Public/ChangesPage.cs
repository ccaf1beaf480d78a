using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using ParticipationBot.Localization;
using ParticipationBot.Participation.Commitments;
using ParticipationBot.Participation.Topics;
using ParticipationBot.Storage.Commitments;

namespace ParticipationBot.StaffConsole.Public;

/// <summary>The public page's HTML. Everything that staff typed is encoded.</summary>
internal sealed class ChangesPage(Catalogue catalogue, string language, DateOnly today)
{
    // Kazakhstan has one offset since March 2024.
    private static readonly TimeSpan Kazakhstan = TimeSpan.FromHours(5);
    private readonly CultureInfo culture = CultureInfo.GetCultureInfo(language == "kk" ? "kk-KZ" : "ru-RU");
    private readonly StringBuilder html = new();

    public string Html(CommitmentPage page, int number)
    {
        html.Append($"""
            <!DOCTYPE html>
            <html lang="{language}">
            <head>
            <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{Text("title")}</title>
            <link rel="icon" href="data:,"><link rel="stylesheet" href="/_content/ParticipationBot.StaffConsole/changes.css">
            </head>
            <body>
            <header><nav aria-label="{Text("language")}">{Link("kk", "Қазақша")} {Link("ru", "Русский")}</nav>
            <h1>{Text("title")}</h1><p>{Text("lead")}</p></header>
            <main>

            """);
        if (page.Rows.Any(row => row.IsDemo)) html.Append($"""<p class="demo" role="note">{Text("demo")}</p>""");
        if (page.Rows.Count == 0) html.Append($"""<p class="empty">{Text("empty")}</p>""");
        else Table(page.Rows);
        Pages(page, number);
        html.Append($"</main>\n<footer><p>{Text("note")}</p></footer>\n</body>\n</html>\n");
        return html.ToString();
    }

    private void Table(IReadOnlyList<CommitmentRow> rows)
    {
        html.Append($"<table><caption>{Text("caption")}</caption>\n<thead><tr>");
        foreach (var column in new[] { "said", "did", "body", "status", "due" }) html.Append($"""<th scope="col">{Text(column)}</th>""");
        html.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in rows) Row(row);
        html.Append("</tbody></table>\n");
    }

    private void Row(CommitmentRow row)
    {
        var words = row.Words(language);
        var topics = row.TopicIds.Select(Taxonomy.Find).OfType<Topic>()
            .Select(topic => $"""<span class="topic">{topic.Emoji} {Encode(catalogue.Text(language, $"topic.{topic.Id}"))}</span>""");
        var reason = row.Status == CommitmentStatus.Refused ? $"""<p class="reason"><b>{Text("reason")}</b> {Encode(words.Reason)}</p>""" : "";
        html.Append($"""
            <tr>
            <th scope="row" data-label="{Text("said")}"><p>{Encode(words.Issue)}</p><p class="topics">{string.Join(' ', topics)}</p></th>
            <td data-label="{Text("did")}"><p>{Encode(words.Answer)}</p>{reason}</td>
            <td data-label="{Text("body")}">{Encode(words.Body)}</td>
            <td data-label="{Text("status")}"><span class="status {row.Status.ToString().ToLowerInvariant()}">{Encode(catalogue.Text(language, $"commitment.status.{row.Status}"))}</span>
            <p class="since">{Text("since")} {Day(DateOnly.FromDateTime(row.NewsAt!.Value.ToOffset(Kazakhstan).DateTime))}</p></td>
            <td data-label="{Text("due")}">{Due(row)}</td>
            </tr>

            """);
    }

    private string Due(CommitmentRow row) => row.Due is not { } due
        ? Text("no_due")
        : row.IsOverdue(today) ? $"""{Day(due)} <strong class="late">{Text("late")}</strong>""" : Day(due);

    private void Pages(CommitmentPage page, int number)
    {
        var last = Math.Max(1, (page.Count + ChangesEndpoint.RowsPerPage - 1) / ChangesEndpoint.RowsPerPage);
        if (last == 1 && number == 1) return;
        html.Append($"""<nav class="pages" aria-label="{Text("pages")}">""");
        if (number > 1) html.Append($"""<a rel="prev" href="/changes/{language}?page={Math.Min(number - 1, last)}">← {Text("newer")}</a>""");
        if (number < last) html.Append($"""<a rel="next" href="/changes/{language}?page={number + 1}">{Text("older")} →</a>""");
        html.Append("</nav>\n");
    }

    private string Link(string to, string name) =>
        $"""<a href="/changes/{to}" lang="{to}" hreflang="{to}"{(to == language ? " aria-current=\"true\"" : "")}>{name}</a>""";

    private string Day(DateOnly day) =>
        $"""<time datetime="{day:yyyy-MM-dd}">{Encode(day.ToString(language == "kk" ? "yyyy 'ж.' d MMMM" : "d MMMM yyyy", culture))}</time>""";

    private string Text(string key) => Encode(catalogue.Text(language, $"changes.{key}"));

    private static string Encode(string text) => HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All).Encode(text);
}
