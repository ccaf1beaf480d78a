namespace ParticipationBot.Insights.Themes;

/// <summary>Turns a cleaned text into words and a sketch.</summary>
internal static class ViewReading
{
    /// <summary>Shorter texts are the same by chance: many children write "school lunch".</summary>
    private const int LeastWordsForCopies = 8;
    private const int Shingle = 3;
    private const int LongestText = 20_000;
    private const ulong Offset = 14695981039346656037, Prime = 1099511628211;

    /// <param name="text">Cleaned; markers in brackets are passed over.</param>
    public static (int[] Words, uint[] Sketch, ulong Mark) Read(string text, WordBook book)
    {
        var lower = (text.Length > LongestText ? text[..LongestText] : text).ToLowerInvariant();
        List<int> terms = [];
        List<ulong> tokens = [];
        for (var at = 0; at < lower.Length;)
        {
            if (lower[at] == '[' && lower.IndexOf(']', at) is > 0 and var end) { at = end + 1; continue; }
            if (!char.IsLetterOrDigit(lower[at])) { at++; continue; }
            var start = at;
            while (at < lower.Length && (char.IsLetterOrDigit(lower[at]) || lower[at] is '-')) at++;
            var word = lower.AsSpan(start, at - start).TrimEnd('-');
            tokens.Add(Hash(word));
            if (book.Number(word) is >= 0 and var number) terms.Add(number);
        }
        var words = terms.Distinct().ToArray();
        return (words, tokens.Count < LeastWordsForCopies ? [] : Sketch(tokens), Mark(tokens));
    }

    private static ulong Mark(List<ulong> tokens) => tokens.Aggregate(Offset, (mark, token) => (mark ^ token) * Prime);

    private static ulong Hash(ReadOnlySpan<char> word)
    {
        var hash = Offset;
        foreach (var letter in word) hash = (hash ^ letter) * Prime;
        return hash;
    }

    /// <summary>MinHash over runs of three words.</summary>
    private static uint[] Sketch(List<ulong> tokens)
    {
        var least = new uint[NearCopies.SketchLength];
        Array.Fill(least, uint.MaxValue);
        for (var at = 0; at + Shingle <= tokens.Count; at++)
        {
            var run = (tokens[at] * 0x9E3779B97F4A7C15) ^ (tokens[at + 1] * 0xC2B2AE3D27D4EB4F) ^ (tokens[at + 2] * 0x165667B19E3779F9);
            for (var which = 0; which < least.Length; which++)
            {
                run = (run ^ (run >> 29)) * 0xBF58476D1CE4E5B9;
                least[which] = Math.Min(least[which], (uint)(run >> 32));
            }
        }
        return least;
    }
}
