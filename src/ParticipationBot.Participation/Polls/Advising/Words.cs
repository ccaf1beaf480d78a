using System.Text.RegularExpressions;

namespace ParticipationBot.Participation.Polls.Advising;

/// <summary>Words and sentences of a text in Kazakh or Russian.</summary>
internal static partial class Words
{
    /// <remarks>A dash inside a word parts it, so that "ата-анаң" is found as two words.</remarks>
    public static IReadOnlyList<string> Of(string text) => [.. Word().Matches(text).Select(match => match.Value)];

    public static IReadOnlyList<string> Sentences(string text) =>
        [.. SentenceEnd().Split(text).Where(sentence => Word().IsMatch(sentence)).Select(sentence => sentence.Trim())];

    /// <summary>Small letters, and ё as е: both are written.</summary>
    public static string Fold(string word) => word.ToLowerInvariant().Replace('ё', 'е');

    [GeneratedRegex(@"\p{L}+|\d+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();

    [GeneratedRegex(@"[.!?…\n]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SentenceEnd();
}
