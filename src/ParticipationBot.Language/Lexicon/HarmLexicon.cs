using ParticipationBot.Safeguarding.Screening;

namespace ParticipationBot.Language.Lexicon;

/// <summary>What a harm pattern says about a text.</summary>
internal enum HarmSense { Disclosure, Offer, Safe }

internal sealed record HarmEntry(HarmSense Sense, HarmKind? Kind, Urgency? Urgency);

/// <summary>The harm patterns of all languages, from localization/LANGUAGE/lexicon/harm.tsv (class, kind, urgency, pattern).</summary>
internal sealed class HarmLexicon
{
    private readonly PatternIndex<HarmEntry> index = new();

    /// <exception cref="InvalidDataException">A line does not fit; the message names file and line.</exception>
    public static HarmLexicon Load(string localizationFolder)
    {
        var lexicon = new HarmLexicon();
        foreach (var path in LexiconFiles.Named(localizationFolder, "harm.tsv"))
            foreach (var (line, field) in TsvFile.Read(path, "class", "kind", "urgency", "pattern"))
                lexicon.index.Add(Pattern.Parse(field("pattern")), Entry(field, $"{path}, line {line}"));
        return lexicon;
    }

    public IReadOnlyList<Hit<HarmEntry>> Find(IReadOnlyList<string> tokens) => [.. index.Find(tokens)];

    private static HarmEntry Entry(Func<string, string> field, string place)
    {
        var sense = field("class") switch
        {
            "disclosure" => HarmSense.Disclosure,
            "offer" => HarmSense.Offer,
            "safe" => HarmSense.Safe,
            var other => throw new InvalidDataException($"{place}: '{other}' is no class."),
        };
        if (sense != HarmSense.Disclosure) return new HarmEntry(sense, null, null);
        return new HarmEntry(
            sense,
            HarmNames.Kind(field("kind")) ?? throw new InvalidDataException($"{place}: '{field("kind")}' is no kind."),
            HarmNames.Urgency(field("urgency")) ?? throw new InvalidDataException($"{place}: '{field("urgency")}' is no urgency."));
    }
}

/// <summary>The names of kinds and urgencies in files and on the command line: snake_case.</summary>
internal static class HarmNames
{
    public static HarmKind? Kind(string name) => Enum.TryParse<HarmKind>(name.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var kind) ? kind : null;

    public static Urgency? Urgency(string name) => Enum.TryParse<Urgency>(name, ignoreCase: true, out var urgency) ? urgency : null;

    public static string? Of(HarmKind? kind) => kind is HarmKind.SelfHarm ? "self_harm" : kind?.ToString().ToLowerInvariant();

    public static string? Of(Urgency? urgency) => urgency?.ToString().ToLowerInvariant();
}

internal static class LexiconFiles
{
    public static IEnumerable<string> Named(string localizationFolder, string name) =>
        Directory.GetDirectories(localizationFolder).Order(StringComparer.Ordinal)
            .Select(language => Path.Combine(language, "lexicon", name)).Where(File.Exists);
}
