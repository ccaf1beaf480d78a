using System.Text;

namespace ParticipationBot.Language.Text;

/// <summary>Cuts a text into folded tokens. Never throws; takes time in proportion to the text's length.</summary>
public static class Normalizer
{
    /// <summary>A text is read up to here; the longest message of a channel is 4,096 characters.</summary>
    private const int LongestText = 20_000;
    private const int LongestToken = 40;

    /// <returns>Folded tokens in order; emoji are tokens of their own.</returns>
    public static IReadOnlyList<string> Tokens(string text) => [.. Read(text).Select(token => token.Folded)];

    /// <returns>The words as they were written, though in lower case, each in the place of its token.</returns>
    public static IReadOnlyList<string> Words(string text) => [.. Read(text).Select(token => token.Written)];

    private static List<(string Written, string Folded)> Read(string text)
    {
        var tokens = new List<(string, string)>();
        var token = new StringBuilder(LongestToken);
        foreach (var rune in Clean(text).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || (token.Length > 0 && rune.Value is '!' or '@' or '$'))
            {
                if (token.Length < LongestToken) token.Append(rune);
                continue;
            }
            Flush(tokens, token);
            if (rune.Value >= 0x2600) tokens.Add((rune.ToString(), rune.ToString()));
        }
        Flush(tokens, token);
        return tokens;
    }

    private static void Flush(List<(string Written, string Folded)> tokens, StringBuilder token)
    {
        // A sign stands for a letter only inside a word: "келес!нба" but not "қой!".
        while (token.Length > 0 && token[^1] is '!' or '@' or '$') token.Length--;
        if (token.Length == 0) return;
        var written = token.ToString();
        token.Clear();
        var folded = Folding.Fold(written);
        if (folded.Length > 0) tokens.Add((written, folded));
    }

    private static string Clean(string text)
    {
        var cut = text.Length > LongestText ? text[..LongestText] : text;
        if (cut.AsSpan().IndexOfAnyInRange('\uD800', '\uFFFF') >= 0 || cut.Contains('\u00AD') || cut.AsSpan().IndexOfAnyInRange('\u200B', '\u2060') >= 0) cut = WithoutHidden(cut);
        return cut.Normalize(NormalizationForm.FormKC).ToLowerInvariant();
    }

    private static string WithoutHidden(string text)
    {
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            // Lone surrogates come as the replacement character; zero-width marks can hide inside words.
            if (rune.Value is 0xFFFD or 0x200B or 0x200C or 0x200D or 0x2060 or 0xFEFF or 0xAD or (>= 0xFE00 and <= 0xFE0F)) continue;
            whole.Append(rune);
        }
        return whole.ToString();
    }
}
