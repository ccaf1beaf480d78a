using ParticipationBot.Language.Text;

namespace ParticipationBot.Insights.Themes;

/// <summary>Finds the sentences of a view that say what adults should do, for children who answered no second question.</summary>
internal static class ProposalFinder
{
    private static readonly char[] Ends = ['.', '!', '?', '\n', ';'];

    /// <returns>Those sentences, joined; empty where there are none.</returns>
    public static string In(string text, string language) =>
        string.Join(' ', text.Split(Ends, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(sentence => Asks(Normalizer.Tokens(sentence))));

    private static bool Asks(IReadOnlyList<string> tokens)
    {
        for (var at = 0; at < tokens.Count; at++)
            foreach (var cue in SubjectLexicon.Shipped.Cues)
                if (at + cue.Count <= tokens.Count && Matches(tokens, at, cue)) return true;
        return false;
    }

    private static bool Matches(IReadOnlyList<string> tokens, int at, IReadOnlyList<string> cue)
    {
        for (var word = 0; word < cue.Count; word++)
            if (!tokens[at + word].StartsWith(cue[word], StringComparison.Ordinal)) return false;
        return true;
    }
}
