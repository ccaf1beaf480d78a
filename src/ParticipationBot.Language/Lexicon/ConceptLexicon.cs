namespace ParticipationBot.Language.Lexicon;

/// <summary>
/// Names what words have in common, from files under localization/LANGUAGE/lexicon (concept, pattern): <see cref="Harms"/> are harm
/// concepts and their contexts (actor, act, object, time, self and other, negation, game, film, idiom), of which one alone says little
/// and several together a lot; <see cref="Meanings"/> are fields of life (countries, sports, illness, money) for what a text is about.
/// </summary>
internal sealed class ConceptLexicon
{
    public const string Harms = "concepts.tsv";
    public const string Meanings = "meanings.tsv";
    private readonly PatternIndex<string> index = new();
    private readonly List<(string Ending, string Concept)> endings = [];

    /// <remarks>A single word with a star in front ("*дым") matches tokens that end so: Kazakh says "I" with a suffix.</remarks>
    public static ConceptLexicon Load(string localizationFolder, string file)
    {
        var lexicon = new ConceptLexicon();
        foreach (var path in LexiconFiles.Named(localizationFolder, file))
            foreach (var (_, field) in TsvFile.Read(path, "concept", "pattern"))
                foreach (var phrase in field("pattern").Split('|'))
                    lexicon.Add(field("concept"), phrase);
        return lexicon;
    }

    /// <returns>Each concept with the token at which it begins, in the order of the text.</returns>
    public IReadOnlyList<(string Concept, int At)> Find(IReadOnlyList<string> tokens)
    {
        var found = index.Find(tokens).Select(hit => (hit.Value, hit.From)).ToHashSet();
        for (var at = 0; at < tokens.Count; at++)
            foreach (var (ending, concept) in endings)
                if (tokens[at].Length > ending.Length + 1 && tokens[at].EndsWith(ending, StringComparison.Ordinal)) found.Add((concept, at));
        return [.. found.OrderBy(hit => hit.From).ThenBy(hit => hit.Value, StringComparer.Ordinal)];
    }

    private void Add(string concept, string phrase)
    {
        if (phrase.StartsWith('*')) endings.Add((Text.Folding.Fold(phrase[1..]), concept));
        else index.Add(Pattern.Parse(phrase), concept);
    }
}
