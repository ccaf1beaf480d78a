namespace ParticipationBot.Language.Lexicon;

/// <summary>Reads tab-separated files with a header line.</summary>
internal static class TsvFile
{
    /// <returns>Rows as column → value, with the line they stand in.</returns>
    /// <exception cref="InvalidDataException">A needed column is missing, or a row has too few fields. The message names file and line.</exception>
    public static IEnumerable<(int Line, Func<string, string> Field)> Read(string path, params string[] needed)
    {
        using var reader = new StreamReader(path);
        var header = (reader.ReadLine() ?? "").TrimStart('\uFEFF').Split('\t');
        var missing = needed.Where(column => !header.Contains(column)).ToList();
        if (missing.Count > 0) throw new InvalidDataException($"{path}: the column {string.Join(", ", missing)} is missing. Columns found: {string.Join(", ", header)}.");
        for (var line = 2; reader.ReadLine() is { } row; line++)
        {
            if (row.Length == 0) continue;
            var fields = row.Split('\t');
            if (fields.Length < header.Length) throw new InvalidDataException($"{path}, line {line}: {fields.Length} fields instead of {header.Length}.");
            yield return (line, column => fields[Array.IndexOf(header, column)]);
        }
    }
}
