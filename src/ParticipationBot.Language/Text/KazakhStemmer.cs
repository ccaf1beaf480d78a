using ParticipationBot.Language.Lexicon;

namespace ParticipationBot.Language.Text;

/// <summary>
/// Takes the chain of Kazakh suffixes off a folded word ("достарымның" → "дос"), by the table localization/kk/lexicon/suffixes.tsv.
/// What is left is for matching: it need not be a word. Words of other languages lose endings too, always the same ones.
/// </summary>
internal sealed class KazakhStemmer
{
    private const int ShortestRoot = 3;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> suffixes;
    private readonly int longest;

    private KazakhStemmer(HashSet<string> suffixes)
    {
        this.suffixes = suffixes.GetAlternateLookup<ReadOnlySpan<char>>();
        longest = suffixes.Max(suffix => suffix.Length);
    }

    /// <exception cref="InvalidDataException">The table is missing or empty.</exception>
    public static KazakhStemmer Load(string localizationFolder)
    {
        var table = LexiconFiles.Named(localizationFolder, "suffixes.tsv")
            .SelectMany(path => TsvFile.Read(path, "suffixes")).SelectMany(row => row.Field("suffixes").Split('|')).Select(Folding.Fold).ToHashSet(StringComparer.Ordinal);
        return table.Count > 0 ? new KazakhStemmer(table) : throw new InvalidDataException($"No suffixes under {localizationFolder}.");
    }

    /// <summary>The longest suffix goes first, and again, until none fits: so the root of a root is itself.</summary>
    public ReadOnlySpan<char> Root(ReadOnlySpan<char> word)
    {
        for (var length = Longest(word); length > 0; length = Longest(word)) word = word[..^length];
        return word;
    }

    private int Longest(ReadOnlySpan<char> word)
    {
        for (var length = Math.Min(longest, word.Length - ShortestRoot); length > 0; length--)
            if (suffixes.Contains(word[^length..]) && Harmonizes(word[..^length], word[^length..])) return length;
        return 0;
    }

    /// <summary>A suffix with а does not follow a front vowel. Of those, folding keeps only е apart; the others may be either.</summary>
    private static bool Harmonizes(ReadOnlySpan<char> root, ReadOnlySpan<char> suffix)
    {
        var vowel = root.LastIndexOfAny("аеоуи");
        return vowel >= 0 && !(root[vowel] == 'е' && suffix.Contains('а'));
    }
}
