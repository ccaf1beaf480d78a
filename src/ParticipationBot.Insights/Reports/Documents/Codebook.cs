using System.Text;
using System.Text.Json;
using ParticipationBot.Insights.Snapshots;
using ParticipationBot.Participation.DisclosureControl;

namespace ParticipationBot.Insights.Reports.Documents;

/// <summary>Says what stands in figures.csv and snapshot.json, for whoever takes them into another program.</summary>
internal static class Codebook
{
    private static readonly (string Name, string Meaning)[] Columns =
    [
        ("figure", "Id of the number, F1 onwards. The reports name it; within a snapshot it never changes."),
        ("table", "'total', 'topic', 'forum' and what begins with it (activity of children's forums), an attribute (age, sex, settlement, language, region), or 'topic-' and an attribute for a two-way table; 'theme'."),
        ("row", "What is counted: a topic, a value of the attribute, or the id of a theme, whose name stands below. 'unknown': the child did not say."),
        ("column", "'all', or in a two-way table a value of the attribute."),
        ("children", $"Children with at least one view, rounded to {Disclosure.RoundedTo}. Empty: held back. In the tables of forums: what the query says."),
        ("percent", $"Of the children of the column (for 'all': of all who took part), from rounded counts. Empty: held back, or fewer than {Disclosure.LeastForPercent} children."),
        ("query", "How the number came about, in words."),
        ("snapshot", "The snapshot's code."),
        ("sha256", "Hash of snapshot.json."),
    ];

    private static readonly string[] Rules =
    [
        $"A number is held back where fewer than {Disclosure.Least} children stand behind it ({Disclosure.LeastSensitive} for violence, bullying, mental health and disability by region).",
        "Further numbers are held back where one could otherwise be computed from totals, or from an earlier snapshot.",
        "A child can name several topics: topics do not add up to the children.",
        "These are children who chose to answer, not a sample. No national percentages and no margins of error follow from them.",
        "A topic is the one that the child chose; where the child did not choose, the one that the program suggested or an analyst corrected.",
        "A theme is a group of views within a topic that a program made by their words and an analyst named; others are not counted here. A child can be in several or in none; a text that ten children or more copied counts once.",
        "In tables whose name begins with forum a number counts what its row names (sessions, decisions), not children.",
        "No message, no name and no address is in these files, and nothing from a disclosure of violence.",
    ];

    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Json(Snapshot snapshot) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        snapshot.Code, snapshot.Hash, snapshot.From, snapshot.To, IsPractice = snapshot.IsDemo,
        Columns = Columns.Select(column => new { column.Name, column.Meaning }),
        Rules,
        Tables = snapshot.Content.Tables.Select(table => new
        {
            table.Id, table.Query,
            Rows = table.Cells.Select(cell => cell.Row).Distinct(StringComparer.Ordinal),
            Columns = table.Cells.Select(cell => cell.Column).Distinct(StringComparer.Ordinal),
            Themes = table.Themes ?? [],
        }),
    }, Readable);

    public static byte[] Csv(Snapshot snapshot)
    {
        IEnumerable<(string, string)> lines =
        [
            ("name", "meaning"), .. Columns, .. Rules.Select((rule, at) => ($"rule {at + 1}", rule)),
            .. snapshot.Content.Tables.Select(table => ("table " + table.Id, table.Query)),
            .. snapshot.Content.Tables.SelectMany(table => table.Themes ?? []).Select(theme => ("theme " + theme.Row, $"{theme.Topic}: {theme.NameIn("ru")} / {theme.NameIn("kk")}")),
        ];
        return Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => $"\"{line.Item1}\",\"{line.Item2.Replace("\"", "\"\"", StringComparison.Ordinal)}\"\r\n")));
    }
}
