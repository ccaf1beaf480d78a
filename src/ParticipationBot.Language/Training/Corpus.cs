using ParticipationBot.Language.Lexicon;

namespace ParticipationBot.Language.Training;

/// <param name="Batch">Who wrote it: the file's name. Batches are never split between training and testing.</param>
internal sealed record TopicExample(string Id, string Language, string Form, IReadOnlyList<string> Labels, string Text, string Batch);

internal sealed record ScreeningExample(
    string Id, string Class, string Kind, string Urgency, string Language, string Form, string Text, string Batch);

/// <summary>The labelled messages under localization/LANGUAGE/corpus.</summary>
internal sealed record Corpus(IReadOnlyList<TopicExample> Topics, IReadOnlyList<ScreeningExample> Screening)
{
    /// <summary>Batches by the second author of each language: the fixed test part, never trained on.</summary>
    public static IReadOnlySet<string> TestBatches { get; } = new HashSet<string> { "timur", "danil", "daulet", "alibek" };

    private static readonly char[] LabelSeparators = [',', ';', '|', ' '];

    public static Corpus Load(string localizationFolder) => new(
        [.. Files(localizationFolder, "topics").SelectMany(ReadTopics)],
        [.. Files(localizationFolder, "screening").SelectMany(ReadScreening)]);

    public Corpus Where(Func<string, bool> batch) => new(
        [.. Topics.Where(example => batch(example.Batch))], [.. Screening.Where(example => batch(example.Batch))]);

    /// <summary>Also learns topics from what people confirmed, as one more author.</summary>
    public Corpus With(IEnumerable<ConfirmedText> confirmed) => this with
    {
        Confirmed = [.. confirmed.Select((text, at) => new TopicExample($"confirmed-{at}", text.Language, "std", text.Topics, text.Text, "confirmed"))],
    };

    public IReadOnlyList<TopicExample> Confirmed { get; init; } = [];

    public static IEnumerable<TopicExample> ReadTopics(string path)
    {
        var batch = Path.GetFileNameWithoutExtension(path);
        foreach (var (line, field) in TsvFile.Read(path, "id", "lang", "labels", "text"))
        {
            var labels = field("labels").Split(LabelSeparators, StringSplitOptions.RemoveEmptyEntries);
            if (labels.Length == 0) throw new InvalidDataException($"{path}, line {line}: no label.");
            yield return new TopicExample(field("id"), field("lang"), field("form"), labels, field("text"), batch);
        }
    }

    public static IEnumerable<ScreeningExample> ReadScreening(string path)
    {
        var batch = Path.GetFileNameWithoutExtension(path);
        foreach (var (line, field) in TsvFile.Read(path, "id", "class", "kind", "urgency", "lang", "text"))
        {
            if (field("class") is not ("view" or "offer" or "disclosure"))
                throw new InvalidDataException($"{path}, line {line}: '{field("class")}' is no class (view, offer, disclosure).");
            yield return new ScreeningExample(
                field("id"), field("class"), field("kind"), field("urgency"), field("lang"), field("form"), field("text"), batch);
        }
    }

    private static IEnumerable<string> Files(string folder, string part) =>
        Directory.GetDirectories(folder).Order(StringComparer.Ordinal)
            .Select(language => Path.Combine(language, "corpus", part)).Where(Directory.Exists)
            .SelectMany(path => Directory.GetFiles(path, "*.tsv").Order(StringComparer.Ordinal));
}
