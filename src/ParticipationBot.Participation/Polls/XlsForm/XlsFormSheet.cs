namespace ParticipationBot.Participation.Polls.XlsForm;

/// <summary>One sheet of a workbook as texts.</summary>
internal sealed class XlsFormSheet(string name, IReadOnlyList<string> columns, IReadOnlyList<XlsFormRow> rows)
{
    public string Name => name;
    public IReadOnlyList<string> Columns => columns;
    public IReadOnlyList<XlsFormRow> Rows => rows;

    /// <summary>The column of a text in a language: "label::Русский (ru)", "label::ru", or plain "label" for any language.</summary>
    public string? Column(string text, string language) =>
        columns.FirstOrDefault(column => Is(column, text) && (column.EndsWith($"({language})", StringComparison.OrdinalIgnoreCase)
            || column.EndsWith($"::{language}", StringComparison.OrdinalIgnoreCase)));

    private static bool Is(string column, string text) => column.StartsWith($"{text}::", StringComparison.OrdinalIgnoreCase);
}

/// <param name="Number">As the spreadsheet numbers it.</param>
internal sealed record XlsFormRow(int Number, IReadOnlyDictionary<string, string> Cells)
{
    /// <returns>The trimmed text; empty where there is none.</returns>
    public string this[string? column] => column is not null && Cells.TryGetValue(column, out var text) ? text : "";

    public bool IsEmpty => Cells.Values.All(text => text.Length == 0);
}
