namespace ParticipationBot.Participation.Polls.Advising;

/// <summary>
/// A plain measure of how hard a text is, with no norm behind it: sentences in words, and the share of long words. The limits are set a
/// little above the polls that are shipped; docs/reading-level.md says how, and what it cannot see.
/// </summary>
internal static class ReadingLevel
{
    /// <summary>Words that an eleven-year-old holds in mind at once.</summary>
    public const int LongestSentence = 16;

    /// <summary>Of this many words a share means something.</summary>
    private const int FewestWords = 8;

    private const double MostLong = 0.3;

    /// <summary>Letters from which a word is long: Kazakh strings its endings together, so a word that long is more common.</summary>
    private static int Long(string language) => language == "kk" ? 11 : 10;

    /// <returns>"sentence" with the sentence, or "words" with the long words; null where it reads easily.</returns>
    public static (string Code, string Phrase)? Hardness(string text, string language)
    {
        if (Words.Sentences(text).FirstOrDefault(sentence => Words.Of(sentence).Count > LongestSentence) is { } sentence) return ("sentence", sentence);
        var words = Words.Of(text);
        var hard = words.Where(word => word.Length >= Long(language)).ToList();
        return words.Count >= FewestWords && hard.Count > MostLong * words.Count ? ("words", string.Join(", ", hard.Distinct())) : null;
    }
}
