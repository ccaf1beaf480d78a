namespace ParticipationBot.Commands.Season;

/// <summary>The free-written messages that a season is made from: those of a planted theme, those that stand alone, and disclosures.</summary>
internal sealed class SeasonStock
{
    private SeasonStock(ILookup<(string Topic, string Theme, string Language), string> planted, ILookup<(string Topic, string Language), string> others, IReadOnlyList<(string Text, string Language)> disclosures) =>
        (Planted, Others, Disclosures) = (planted, others, disclosures);

    public ILookup<(string Topic, string Theme, string Language), string> Planted { get; }

    /// <summary>Messages of a planted topic that belong to none of its planted themes.</summary>
    public ILookup<(string Topic, string Language), string> Others { get; }
    public IReadOnlyList<(string Text, string Language)> Disclosures { get; }

    public IReadOnlyList<(string Topic, string Theme)> Themes => [.. Planted.Select(group => (group.Key.Topic, group.Key.Theme)).Distinct()];

    /// <param name="plan">TSV with id, topic and theme: which messages of the corpus say the same.</param>
    /// <exception cref="IOException">A file is missing.</exception>
    public static SeasonStock Read(string localizationFolder, string plan)
    {
        var messages = Rows(Path.Combine("corpus", "topics"), localizationFolder).ToList();
        var themes = Table(plan).ToDictionary(row => row["id"], row => (Topic: row["topic"], Theme: row["theme"]), StringComparer.Ordinal);
        var topics = themes.Values.Select(each => each.Topic).ToHashSet(StringComparer.Ordinal);
        var planted = messages.Where(row => themes.ContainsKey(row["id"])).ToLookup(row => (themes[row["id"]].Topic, themes[row["id"]].Theme, row["lang"]), row => row["text"]);
        var others = messages.Where(row => !themes.ContainsKey(row["id"]) && topics.Contains(row["labels"])).ToLookup(row => (row["labels"], row["lang"]), row => row["text"]);
        return new SeasonStock(planted, others, [.. Rows(Path.Combine("corpus", "screening"), localizationFolder).Where(row => row["class"] == "disclosure").Select(row => (row["text"], row["lang"]))]);
    }

    private static IEnumerable<Dictionary<string, string>> Rows(string part, string localizationFolder) =>
        from language in (string[])["kk", "ru"] from path in Directory.GetFiles(Path.Combine(localizationFolder, language, part), "*.tsv").Order(StringComparer.Ordinal)
        from row in Table(path) where row["lang"] is "kk" or "ru" select row;

    private static IEnumerable<Dictionary<string, string>> Table(string path)
    {
        var lines = File.ReadLines(path).ToList();
        var header = lines[0].Split('\t');
        return lines.Skip(1).Where(line => line.Length > 0).Select(line => header.Zip(line.Split('\t')).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal));
    }
}
