using System.Globalization;
using System.IO.Compression;
using System.Xml;
using MiniExcelLibs;

namespace ParticipationBot.Participation.Polls.XlsForm;

/// <summary>Reads the sheets of a workbook, within bounds: a file from outside must not fill the memory.</summary>
internal static class XlsFormBook
{
    private const long MostBytes = 20_000_000;
    private const int MostRows = 2_000;
    private const int MostCharacters = 5_000;

    /// <returns>The sheets "survey", "choices" and "settings" where they exist; null where the file is no workbook or too big.</returns>
    public static IReadOnlyDictionary<string, XlsFormSheet>? Read(Stream file)
    {
        try
        {
            using (var parts = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true))
                if (parts.Entries.Sum(part => part.Length) > MostBytes) return null;
            file.Position = 0;
            return MiniExcel.GetSheetNames(file)
                .Select(name => (Name: name, Key: name.Trim().ToLowerInvariant()))
                .Where(sheet => sheet.Key is "survey" or "choices" or "settings")
                .DistinctBy(sheet => sheet.Key)
                .ToDictionary(sheet => sheet.Key, sheet => Sheet(file, sheet.Name, sheet.Key));
        }
        catch (Exception fault) when (fault is InvalidDataException or XmlException or InvalidOperationException or FormatException or KeyNotFoundException or NotSupportedException or ArgumentException)
        {
            return null;
        }
    }

    private static XlsFormSheet Sheet(Stream file, string name, string key)
    {
        file.Position = 0;
        var lines = MiniExcel.Query(file, useHeaderRow: false, sheetName: name).Cast<IDictionary<string, object?>>().Take(MostRows + 1).ToList();
        if (lines.Count == 0) return new XlsFormSheet(key, [], []);
        var columns = lines[0].Where(cell => Text(cell.Value).Length > 0).ToDictionary(cell => cell.Key, cell => Text(cell.Value));
        var rows = lines.Skip(1).Select((line, index) => new XlsFormRow(index + 2, Cells(line, columns))).Where(row => !row.IsEmpty).ToList();
        return new XlsFormSheet(key, [.. columns.Values], rows);
    }

    private static Dictionary<string, string> Cells(IDictionary<string, object?> line, Dictionary<string, string> columns)
    {
        var cells = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (letter, header) in columns) cells.TryAdd(header, line.TryGetValue(letter, out var value) ? Text(value) : "");
        return cells;
    }

    private static string Text(object? value)
    {
        var text = Convert.ToString(value, CultureInfo.InvariantCulture)?.Trim() ?? "";
        return text.Length > MostCharacters ? text[..MostCharacters] : text;
    }
}
