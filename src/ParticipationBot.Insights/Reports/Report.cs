using ParticipationBot.Insights.Reports.Figures;

namespace ParticipationBot.Insights.Reports;

/// <summary>A report in one language, before it becomes a file.</summary>
/// <param name="Source">Snapshot, its hash, and when it was taken; stands under every table.</param>
/// <param name="Banner">Set where the data are synthetic, or where the snapshot was not released.</param>
/// <param name="Figures">Every number of the paragraphs, with where it comes from.</param>
public sealed record Report(
    string Name, ReportEdition Edition, string Title, string Subtitle, string? Banner, IReadOnlyList<ReportParagraph> Paragraphs, string AnnexTitle,
    IReadOnlyList<ReportTable> Tables, string Source, IReadOnlyList<FigureUse> Figures)
{
    public string Language => Edition.Language;

    /// <summary>Words of the numbered paragraphs, the marked places included: what stands against the budget.</summary>
    public int Words => Paragraphs.Sum(paragraph => paragraph.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length);
}

/// <param name="Key">Of its <see cref="Wording.ReportPassage"/>.</param>
/// <param name="IsToComplete">Only the ministry can write this; marked so in every format.</param>
/// <param name="Pieces">The text in pieces, so that figures can be told from words.</param>
public sealed record ReportParagraph(string Key, bool IsToComplete, IReadOnlyList<ReportPiece> Pieces)
{
    public string Text => string.Concat(Pieces.Select(piece => piece.Text));
}

/// <param name="Figure">Name of what was put in; null for words.</param>
public sealed record ReportPiece(string Text, string? Figure);

/// <param name="Query">How the numbers came about.</param>
/// <param name="Bars">For a chart: names and numbers; empty where a table says more.</param>
/// <param name="ChartText">What the chart shows, in words, for those who do not see it.</param>
/// <param name="Widths">Shares of the page's width for the columns; all the same where empty.</param>
public sealed record ReportTable(
    string Id, string Title, IReadOnlyList<string> Headers, IReadOnlyList<IReadOnlyList<string>> Rows, string Query,
    IReadOnlyList<(string Name, int Number)> Bars, string ChartText, IReadOnlyList<int> Widths)
{
    private const int RowsOfShortTable = 16;

    /// <summary>Short enough to be kept on one page.</summary>
    public bool IsShort => Rows.Count <= RowsOfShortTable;

    /// <summary>Whether a column holds numbers, which stand to the right.</summary>
    public bool IsNumeric(int column) => column > 0 && Rows.All(row => row[column] == "–" || IsNumber(row[column]));

    private static bool IsNumber(string field) => field.Length > 0 && char.IsAsciiDigit(field[0]) && field.All(letter => char.IsAsciiDigit(letter) || letter is ',' or '%' or '\u00A0' or '\u202F' or ' ');
}
