namespace ParticipationBot.Language.Lexicon;

/// <summary>Words and phrases that speak for a topic, from localization/LANGUAGE/lexicon/{topics,not_a_view}.tsv (topic, pattern).</summary>
internal sealed class TopicLexicon
{
    private readonly PatternIndex<string> index = new();

    public static TopicLexicon Load(string localizationFolder)
    {
        var lexicon = new TopicLexicon();
        foreach (var path in LexiconFiles.Named(localizationFolder, "topics.tsv").Concat(LexiconFiles.Named(localizationFolder, "not_a_view.tsv")))
            foreach (var (_, field) in TsvFile.Read(path, "topic", "pattern"))
                lexicon.index.Add(Pattern.Parse(field("pattern")), field("topic"));
        return lexicon;
    }

    public IEnumerable<Hit<string>> Find(IReadOnlyList<string> tokens) => index.Find(tokens);
}
