using ParticipationBot.Language.Training;

namespace ParticipationBot.Language.Commands;

/// <summary><c>train</c>: makes a model from the product's corpus or from files.</summary>
public static class TrainCommand
{
    /// <param name="topics">A topics file to train from instead of the product's; null for the product's.</param>
    /// <param name="screening">Likewise for screening.</param>
    /// <param name="output">Where the model goes.</param>
    /// <returns>0, or 1 where a file does not fit.</returns>
    public static int Run(string localizationFolder, string? topics, string? screening, string output, TextWriter log) => Guarded(log, () =>
    {
        var own = Corpus.Load(localizationFolder).Where(batch => !Corpus.TestBatches.Contains(batch));
        var corpus = new Corpus(
            topics is null ? own.Topics : [.. Corpus.ReadTopics(topics)],
            screening is null ? own.Screening : [.. Corpus.ReadScreening(screening)]);
        Train(localizationFolder, corpus, topics is null && screening is null ? ModelStore.HashOf(localizationFolder) : $"{topics} {screening}", output, log);
        return 0;
    });

    /// <summary>
    /// Makes the product's model anew and puts it in use, unless it is worse on the fixed test part in either language; then the old one
    /// stays. What people confirmed teaches topics alone: screening cleared those texts, and must not learn from its own misses.
    /// </summary>
    /// <param name="modelFile">The model in use.</param>
    /// <param name="confirmed">Views whose topics people named; empty for the corpus alone.</param>
    /// <returns>0; 1 where a file does not fit; 2 where the new model is worse.</returns>
    public static int Renew(string localizationFolder, string modelFile, IReadOnlyList<ConfirmedText> confirmed, TextWriter log) => Guarded(log, () =>
    {
        var corpus = Corpus.Load(localizationFolder).Where(batch => !Corpus.TestBatches.Contains(batch)).With(confirmed);
        if (confirmed.Count > 0) log.WriteLine($"{confirmed.Count} views with topics that people confirmed");
        var draft = modelFile + ".new";
        Train(localizationFolder, corpus, ModelStore.HashOf(localizationFolder), draft, log);
        if (File.Exists(modelFile) && ModelStore.CanRead(modelFile))
        {
            var lines = ModelGate.Compare(EvaluateCommand.Figures(localizationFolder, modelFile), EvaluateCommand.Figures(localizationFolder, draft));
            if (!ModelGate.Passes(lines, log))
            {
                log.WriteLine($"The new model is worse, so the old one stays. The new one lies at {draft}.");
                return 2;
            }
        }
        ModelFiles.Replace(modelFile, draft);
        log.WriteLine($"{modelFile} is in use from the next start on. `./run model restore` brings the old one back.");
        return 0;
    });

    private static void Train(string localizationFolder, Corpus corpus, string trainedFrom, string output, TextWriter log)
    {
        new ModelTrainer(ModelStore.Extractor(localizationFolder), new WriterProgress(log)).Train(corpus, trainedFrom).Write(output);
        log.WriteLine($"Wrote {output} ({new FileInfo(output).Length / 1024.0 / 1024.0:0.0} MB)");
    }

    private static int Guarded(TextWriter log, Func<int> work)
    {
        try
        {
            return work();
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
