using ParticipationBot.Language.Text;

namespace ParticipationBot.Language.Lexicon;

/// <summary>
/// A pattern over folded tokens: groups with up to four tokens between them ("меня|мне ~ бьет|бил*"). A group is one of several
/// phrases; a word with a star matches every token that begins so. Patterns are written in correct spelling and folded like texts.
/// </summary>
internal sealed class Pattern
{
    private const int LargestGap = 4;
    private readonly IReadOnlyList<IReadOnlyList<Word[]>> groups;

    private Pattern(string source, IReadOnlyList<IReadOnlyList<Word[]>> groups) => (Source, this.groups) = (source, groups);

    public string Source { get; }

    /// <summary>Words with which a match can begin, for an index.</summary>
    public IEnumerable<Word> First => groups[0].Select(phrase => phrase[0]);

    /// <exception cref="FormatException">A group is empty.</exception>
    public static Pattern Parse(string source)
    {
        var parsed = source.Split('~').Select(Group).ToList();
        return parsed.TrueForAll(group => group.Count > 0) ? new Pattern(source, parsed) : throw new FormatException($"The pattern '{source}' has an empty group.");
    }

    /// <returns>The token after the match's last one; -1 where nothing matches from here.</returns>
    public int MatchAt(IReadOnlyList<string> tokens, int from) => Match(tokens, from, 0);

    private static List<Word[]> Group(string source) =>
    [
        .. source.Split('|')
            .Select(phrase => phrase.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Word.Parse).Where(word => word.Text.Length > 0).ToArray())
            .Where(phrase => phrase.Length > 0),
    ];

    private int Match(IReadOnlyList<string> tokens, int at, int group)
    {
        if (group == groups.Count) return at;
        var last = Math.Min(tokens.Count - 1, at + (group > 0 ? LargestGap : 0));
        for (var start = at; start <= last; start++)
        {
            foreach (var phrase in groups[group])
            {
                if (!Fits(phrase, tokens, start)) continue;
                var end = Match(tokens, start + phrase.Length, group + 1);
                if (end >= 0) return end;
            }
        }
        return -1;
    }

    private static bool Fits(Word[] phrase, IReadOnlyList<string> tokens, int start)
    {
        if (start + phrase.Length > tokens.Count) return false;
        for (var word = 0; word < phrase.Length; word++)
            if (!phrase[word].Fits(tokens[start + word])) return false;
        return true;
    }
}

/// <summary>One word of a pattern, folded.</summary>
internal readonly record struct Word(string Text, bool IsPrefix)
{
    public static Word Parse(string source)
    {
        var isPrefix = source.EndsWith('*');
        return new Word(Folding.Fold(source.TrimEnd('*').ToLowerInvariant()), isPrefix);
    }

    public bool Fits(string token) => IsPrefix ? token.StartsWith(Text, StringComparison.Ordinal) : token == Text;
}
