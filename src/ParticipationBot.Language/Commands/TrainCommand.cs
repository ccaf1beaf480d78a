using ParticipationBot.Language.Training;

namespace ParticipationBot.Language.Commands;

/// <summary><c>train</c>: makes a model from the product's corpus or from files.</summary>
public static class TrainCommand
{
    /// <param name="topics">A topics file to train from instead of the product's; null for the product's.</param>
    /// <param name="screening">Likewise for screening.</param>
    /// <param name="output">Where the model goes.</param>
    /// <returns>0, or 1 where a file does not fit.</returns>
    public static int Run(string localizationFolder, string? topics, string? screening, string output, TextWriter log)
    {
        try
        {
            var own = Corpus.Load(localizationFolder).Where(batch => !Corpus.TestBatches.Contains(batch));
            var corpus = new Corpus(
                topics is null ? own.Topics : [.. Corpus.ReadTopics(topics)],
                screening is null ? own.Screening : [.. Corpus.ReadScreening(screening)]);
            var trainedFrom = topics is null && screening is null ? ModelStore.HashOf(localizationFolder) : $"{topics} {screening}";
            var trainer = new ModelTrainer(ModelStore.Extractor(localizationFolder), new WriterProgress(log));
            trainer.Train(corpus, trainedFrom).Write(output);
            log.WriteLine($"Wrote {output} ({new FileInfo(output).Length / 1024.0 / 1024.0:0.0} MB)");
            return 0;
        }
        catch (Exception wrong) when (wrong is IOException or InvalidDataException)
        {
            log.WriteLine(wrong.Message);
            return 1;
        }
    }
}

/// <summary>Writes progress line by line, in order.</summary>
public sealed class WriterProgress(TextWriter writer) : IProgress<string>
{
    public void Report(string value) => writer.WriteLine(value + " …");
}
