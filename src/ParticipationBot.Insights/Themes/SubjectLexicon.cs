using System.Collections.Frozen;
using System.Reflection;
using ParticipationBot.Language.Text;

namespace ParticipationBot.Insights.Themes;

/// <summary>
/// Things children write about, with their words in each language (localization/LANGUAGE/themes/subjects.txt), so that a Kazakh and a Russian view
/// of the same thing meet; and the words that say nothing about a theme (common.txt).
/// </summary>
internal sealed class SubjectLexicon
{
    private const int KeyLetters = 2, ShortestBeginning = 4;
    private static readonly Lazy<SubjectLexicon> Read = new(() => new SubjectLexicon(["kk", "ru"]));
    private readonly Dictionary<string, List<(string Start, bool IsWhole, string Subject)>> byStart = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Subject, string Language), string> names = [];
    private readonly FrozenSet<string> common;

    private SubjectLexicon(IReadOnlyList<string> languages)
    {
        foreach (var language in languages)
            foreach (var line in Lines(language, "subjects.txt")) Add(language, line);
        common = languages.SelectMany(language => Lines(language, "common.txt")).SelectMany(Normalizer.Tokens).ToFrozenSet(StringComparer.Ordinal);
        Cues = [.. languages.SelectMany(language => Lines(language, "proposal-cues.txt")).Select(cue => Normalizer.Tokens(cue))];
    }

    public static SubjectLexicon Shipped => Read.Value;

    /// <summary>Folded beginnings of what adults should do ("пусть", "керек"); a cue of several words stands in this order without gaps.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Cues { get; }

    /// <param name="folded">A token of <see cref="Normalizer"/>.</param>
    public string? SubjectOf(string folded)
    {
        if (folded.Length < KeyLetters || !byStart.TryGetValue(folded[..KeyLetters], out var candidates)) return null;
        foreach (var (start, isWhole, subject) in candidates)
            if (isWhole ? folded == start : folded.StartsWith(start, StringComparison.Ordinal)) return subject;
        return null;
    }

    public bool IsCommon(string folded) => common.Contains(folded);

    /// <returns>Null where the language has no word for it.</returns>
    public string? NameOf(string subject, string language) => names.GetValueOrDefault((subject, language));

    /// <summary>"subject: name: word word* …"; a star matches every ending.</summary>
    private void Add(string language, string line)
    {
        if (line.Split(':', 3, StringSplitOptions.TrimEntries) is not [var subject, var name, var words]) throw new InvalidDataException($"themes/subjects.txt ({language}): '{line}' is not 'subject: name: words'.");
        names[(subject, language)] = name;
        foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var start = string.Concat(Normalizer.Tokens(word.TrimEnd('*')));
            // Folding brings short words close together: "сот" and "сут" begin half the dictionary.
            if (start.Length < (word.EndsWith('*') ? ShortestBeginning : KeyLetters)) throw new InvalidDataException($"themes/subjects.txt ({language}): '{word}' is too short.");
            if (!byStart.TryGetValue(start[..KeyLetters], out var list)) byStart[start[..KeyLetters]] = list = [];
            list.Add((start, !word.EndsWith('*'), subject));
            // The longest beginning wins, whichever file it stands in.
            list.Sort((one, other) => other.Start.Length != one.Start.Length ? other.Start.Length - one.Start.Length : string.CompareOrdinal(one.Start + one.Subject, other.Start + other.Subject));
        }
    }

    private static IEnumerable<string> Lines(string language, string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"themes.{language}.{file}") ?? throw new InvalidDataException($"themes/{file} ({language}) is missing.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            if (line.Trim() is { Length: > 0 } text && text[0] != '#') yield return text;
    }
}
