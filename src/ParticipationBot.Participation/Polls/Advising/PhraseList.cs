using System.Reflection;

namespace ParticipationBot.Participation.Polls.Advising;

/// <summary>
/// The phrases of one language that call for advice: localization/LANGUAGE/polls/questions.tsv. A star at a word's end stands for any
/// ending, because both languages inflect; ^ before a phrase lets it only begin the text.
/// </summary>
internal sealed class PhraseList
{
    private readonly IReadOnlyList<Entry> entries;

    private PhraseList(IReadOnlyList<Entry> entries) => this.entries = entries;

    public static PhraseList For(string language)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream($"polls.{language}.questions.tsv")!);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Skip(1);
        return new PhraseList([.. lines.Select(Read)]);
    }

    /// <returns>What was found, with the words as written; of the same advice only the first.</returns>
    public IEnumerable<(AdviceKind Kind, string Code, string Phrase)> In(string text)
    {
        var words = Words.Of(text);
        var folded = words.Select(Words.Fold).ToList();
        return entries.SelectMany(entry => Places(entry, folded).Take(1).Select(at => (entry.Kind, entry.Advice, Phrase: string.Join(' ', words.Skip(at).Take(entry.Words.Count)))))
            .DistinctBy(found => (found.Kind, found.Advice));
    }

    private static IEnumerable<int> Places(Entry entry, List<string> words) =>
        Enumerable.Range(0, Math.Min(entry.OnlyBegins ? 1 : int.MaxValue, Math.Max(0, words.Count - entry.Words.Count + 1)))
            .Where(at => entry.Words.Select((pattern, index) => Fits(pattern, words[at + index])).All(fits => fits));

    private static bool Fits(string pattern, string word) =>
        pattern.EndsWith('*') ? word.StartsWith(pattern[..^1], StringComparison.Ordinal) : string.Equals(word, pattern, StringComparison.Ordinal);

    private static Entry Read(string line) => line.Split('\t') is [var kind, var phrase, var advice]
        ? new Entry(Enum.Parse<AdviceKind>(kind, ignoreCase: true), [.. phrase.TrimStart('^').Split(' ').Select(Words.Fold)], phrase.StartsWith('^'), advice)
        : throw new InvalidDataException($"Not kind, phrase and advice: '{line}'");

    private sealed record Entry(AdviceKind Kind, IReadOnlyList<string> Words, bool OnlyBegins, string Advice);
}
