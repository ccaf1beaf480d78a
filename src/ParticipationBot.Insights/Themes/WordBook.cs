using System.Collections.Concurrent;
using ParticipationBot.Language.Text;

namespace ParticipationBot.Insights.Themes;

/// <summary>
/// Every word of a build once, with the term it stands for: a subject ("@toilet"), a folded stem, or nothing where the word says nothing.
/// Safe from many threads; the numbers depend on who came first, so whatever must come out the same sorts by the terms themselves.
/// </summary>
internal sealed class WordBook(SubjectLexicon lexicon)
{
    public const char Subject = '@';
    private const int StemLetters = 5, ShortestWord = 3, LongestWord = 24;
    private readonly ConcurrentDictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<Word> words = [];
    private readonly Lock writing = new();

    /// <param name="lower">A word in lower case.</param>
    /// <returns>-1 where the word says nothing about a theme.</returns>
    public int Number(ReadOnlySpan<char> lower)
    {
        if (lower.Length > LongestWord) return -1;
        if (numbers.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(lower, out var known)) return known;
        var written = lower.ToString();
        var (term, folded) = TermOf(written);
        lock (writing)
        {
            if (numbers.TryGetValue(written, out known)) return known;
            var number = term.Length == 0 ? -1 : words.Count;
            if (number >= 0) words.Add(new Word(written, term, folded));
            numbers[written] = number;
            return number;
        }
    }

    public Word this[int number] => words[number];

    public int Count => words.Count;

    private (string Term, string Folded) TermOf(string word)
    {
        var folded = string.Concat(Normalizer.Tokens(word));
        if (lexicon.SubjectOf(folded) is { } subject) return (Subject + subject, folded);
        if (folded.Length < ShortestWord || lexicon.IsCommon(folded) || folded.Any(char.IsDigit)) return ("", folded);
        var stem = folded.Length > StemLetters ? folded[..StemLetters] : folded;
        // Unstressed vowels are heard as one another.
        return (stem.Replace('о', 'а').Replace('и', 'е'), folded);
    }
}

/// <param name="Written">As a child wrote it, in lower case.</param>
internal sealed record Word(string Written, string Term, string Folded);
