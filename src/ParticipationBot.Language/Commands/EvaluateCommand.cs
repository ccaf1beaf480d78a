using System.Text.Json;
using ParticipationBot.Language.Lexicon;
using ParticipationBot.Language.Model;
using ParticipationBot.Language.Screening;
using ParticipationBot.Language.Topics;
using ParticipationBot.Language.Training;
using ParticipationBot.Participation.Topics;
using ParticipationBot.Safeguarding.Screening;

namespace ParticipationBot.Language.Commands;

/// <summary><c>evaluate</c>: how well the model does on labelled messages it was not trained on.</summary>
public static class EvaluateCommand
{
    /// <summary>One line of the table.</summary>
    /// <param name="Slice">What the messages have in common: a language, a form, a topic, a kind.</param>
    public sealed record Figure(string Part, string Slice, string Measure, double Value, int Messages);

    /// <param name="topics">A topics file; null for the product's own test batches.</param>
    /// <param name="screening">Likewise for screening.</param>
    public static int Run(string localizationFolder, string modelFile, string? topics, string? screening, bool json, TextWriter output)
    {
        try
        {
            var figures = Measure(localizationFolder, modelFile, topics, screening, out var misses);
            if (json) output.WriteLine(JsonSerializer.Serialize(new { figures, misses }, JsonSerializerOptions.Web));
            else Print(figures, misses, output);
            return 0;
        }
        catch (Exception wrong) when (wrong is IOException or InvalidDataException)
        {
            output.WriteLine(wrong.Message);
            return 1;
        }
    }

    /// <summary>Writes the model card: its template, which lies beside it as NAME.template.md, filled with the figures.</summary>
    public static int WriteCard(string localizationFolder, string modelFile, string card, TextWriter output)
    {
        try
        {
            var figures = Measure(localizationFolder, modelFile, null, null, out var misses);
            var training = Corpus.Load(localizationFolder).Where(batch => !Corpus.TestBatches.Contains(batch));
            File.WriteAllText(card, ModelCard.Fill(File.ReadAllText(Path.ChangeExtension(card, ".template.md")), figures, misses, training));
            output.WriteLine($"Wrote {card}");
            return 0;
        }
        catch (Exception wrong) when (wrong is IOException or InvalidDataException)
        {
            output.WriteLine(wrong.Message);
            return 1;
        }
    }

    /// <summary>The figures of a model on the product's own test batches.</summary>
    public static IReadOnlyList<Figure> Figures(string localizationFolder, string modelFile) => Measure(localizationFolder, modelFile, null, null, out _);

    public static IReadOnlyCollection<string> TestBatches => Corpus.TestBatches;

    public static IReadOnlyList<string> TestTexts(string localizationFolder)
    {
        var test = Corpus.Load(localizationFolder).Where(Corpus.TestBatches.Contains);
        return [.. test.Topics.Select(example => example.Text), .. test.Screening.Select(example => example.Text)];
    }

    internal static IReadOnlyList<Figure> Measure(string localizationFolder, string modelFile, string? topics, string? screening, out IReadOnlyList<string> misses)
    {
        var harms = HarmLexicon.Load(localizationFolder);
        var extractor = ModelStore.Extractor(localizationFolder);
        var model = LanguageModel.Read(modelFile);
        var test = Corpus.Load(localizationFolder).Where(Corpus.TestBatches.Contains);
        // A file given for one part is asked about that part alone.
        var only = topics is not null || screening is not null;
        IReadOnlyList<TopicExample> topicTest = topics is not null ? [.. Corpus.ReadTopics(topics)] : only ? [] : test.Topics;
        IReadOnlyList<ScreeningExample> screenTest = screening is not null ? [.. Corpus.ReadScreening(screening)] : only ? [] : test.Screening;
        var missed = new List<string>();
        List<Figure> figures =
        [
            .. TopicFigures.Of(topicTest, new TopicClassifier(extractor, model), missed),
            .. ScreeningFigures.Of(screenTest, new LanguageScreen(harms, extractor, model), missed),
            .. ScreeningFigures.OrdinaryViews(topicTest, new LanguageScreen(harms, extractor, model)),
            .. TradeOff.Of(screenTest, topicTest, new LanguageScreen(harms, extractor, model)),
            .. Calibration.Of(screenTest, topicTest, extractor, model),
        ];
        misses = missed;
        return figures;
    }

    private static void Print(IReadOnlyList<Figure> figures, IReadOnlyList<string> misses, TextWriter output)
    {
        foreach (var part in figures.GroupBy(figure => figure.Part))
        {
            output.WriteLine($"\n{part.Key}");
            foreach (var figure in part) output.WriteLine($"  {figure.Slice,-28} {figure.Measure,-34} {figure.Value,6:0.000}   n={figure.Messages}");
        }
        output.WriteLine($"\nMisses ({misses.Count})");
        foreach (var miss in misses) output.WriteLine("  " + miss);
    }
}
