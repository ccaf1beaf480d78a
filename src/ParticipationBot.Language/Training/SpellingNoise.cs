using System.Text;
using ParticipationBot.Language.Text;

namespace ParticipationBot.Language.Training;

/// <summary>
/// Writes a text as a hurried child might: letters left out, swapped, doubled, heard as another. Training sees each message once as
/// written and once so. The same text and seed give the same result.
/// </summary>
internal static class SpellingNoise
{
    private const int ShortestWord = 5;
    private const double ShareOfWords = 0.35;
    private const string Vowels = "аеоуию";

    public static string Of(string text, int seed)
    {
        // Not for secrets: the sequence must be the same on every machine.
        var random = new Random(seed);
        return string.Join(' ', text.Split(' ').Select(word => word.Length >= ShortestWord && random.NextDouble() < ShareOfWords ? Misspell(word, random) : word));
    }

    private static string Misspell(string word, Random random)
    {
        var at = random.Next(1, word.Length - 1);
        return random.Next(4) switch
        {
            0 => VowelLeftOut(word, random),
            1 => Swapped(word, at),
            2 => word[..at] + Heard(word[at]) + word[(at + 1)..],
            _ => word[..at] + word[at] + word[at..],
        };
    }

    private static string VowelLeftOut(string word, Random random)
    {
        var vowels = Enumerable.Range(1, word.Length - 1).Where(at => Folding.Fold(word[at].ToString()) is { Length: 1 } folded && Vowels.Contains(folded)).ToList();
        if (vowels.Count == 0) return word;
        var at = vowels[random.Next(vowels.Count)];
        return word.Remove(at, 1);
    }

    private static string Swapped(string word, int at) =>
        new StringBuilder(word) { [at] = word[at + 1], [at + 1] = word[at] }.ToString();

    private static char Heard(char letter) => letter switch
    {
        'о' => 'а', 'а' => 'о', 'е' => 'и', 'и' => 'е', 'ы' => 'и', 'т' => 'д', 'д' => 'т', 'б' => 'п', 'п' => 'б', 'з' => 'с', 'с' => 'з',
        _ => letter,
    };
}
