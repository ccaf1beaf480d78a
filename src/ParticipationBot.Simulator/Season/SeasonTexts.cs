namespace ParticipationBot.Simulator.Season;

/// <summary>What synthetic children write, from the labelled messages under localization/LANGUAGE/corpus.</summary>
public sealed class SeasonTexts
{
    private readonly Dictionary<string, LanguageTexts> byLanguage;

    private SeasonTexts(Dictionary<string, LanguageTexts> byLanguage) => this.byLanguage = byLanguage;

    /// <summary>Languages with texts, in the alphabet's order.</summary>
    public IReadOnlyList<string> Languages => [.. byLanguage.Keys.Order(StringComparer.Ordinal)];

    /// <param name="folder">The localization folder.</param>
    /// <exception cref="InvalidDataException">There are no labelled messages, or a file is not shaped as it should be.</exception>
    public static SeasonTexts Load(string folder)
    {
        var found = Directory.GetDirectories(folder).Order(StringComparer.Ordinal)
            .Where(path => Directory.Exists(Path.Combine(path, "corpus", "topics")))
            .ToDictionary(path => Path.GetFileName(path), path => LanguageTexts.Load(Path.Combine(path, "corpus")));
        foreach (var empty in found.Where(pair => pair.Value.Views.Count == 0).Select(pair => pair.Key).ToList()) found.Remove(empty);
        return found.Count > 0
            ? new(found)
            : throw new InvalidDataException($"There are no labelled messages under {folder}/*/corpus/topics/*.tsv.");
    }

    internal LanguageTexts In(string language) => byLanguage[language];
}

/// <param name="Topics">Topics of the text, for children who choose them; empty for disclosures and offers.</param>
internal sealed record SeasonText(string Text, IReadOnlyList<string> Topics);

/// <summary>One language's messages.</summary>
internal sealed record LanguageTexts(IReadOnlyList<SeasonText> Views, IReadOnlyList<SeasonText> Disclosures, IReadOnlyList<SeasonText> Offers)
{
    private const int LongestText = 4096;

    public static LanguageTexts Load(string folder)
    {
        var views = Rows(Path.Combine(folder, "topics"))
            .Select(row => new SeasonText(row["text"], row["labels"].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))
            .Where(view => !view.Topics.Contains("not_a_view") && view.Text.Length <= LongestText);
        var screened = Rows(Path.Combine(folder, "screening")).ToLookup(row => row["class"], row => new SeasonText(row["text"], []));
        return new([.. views], [.. screened["disclosure"]], [.. screened["offer"]]);
    }

    private static IEnumerable<Dictionary<string, string>> Rows(string folder)
    {
        if (!Directory.Exists(folder)) yield break;
        foreach (var file in Directory.GetFiles(folder, "*.tsv").Order(StringComparer.Ordinal))
        {
            var lines = File.ReadAllLines(file);
            if (lines.Length == 0) continue;
            var names = lines[0].Split('\t');
            for (var line = 1; line < lines.Length; line++)
            {
                var cells = lines[line].Split('\t');
                if (cells.Length == 1 && cells[0].Length == 0) continue;
                if (cells.Length != names.Length) throw new InvalidDataException($"{file}, line {line + 1}: {cells.Length} columns instead of {names.Length}.");
                yield return names.Zip(cells).ToDictionary(cell => cell.First, cell => cell.Second);
            }
        }
    }
}
