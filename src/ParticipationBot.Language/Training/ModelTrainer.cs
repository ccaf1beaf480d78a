using ParticipationBot.Language.Lexicon;
using ParticipationBot.Language.Model;
using ParticipationBot.Participation.Topics;

namespace ParticipationBot.Language.Training;

/// <summary>Trains the language model from a corpus. The same corpus and lexicons give the same bytes.</summary>
internal sealed class ModelTrainer(FeatureExtractor extractor, IProgress<string>? progress = null)
{
    private const float PositiveTopicWeight = 3f;
    private const float PositiveHarmWeight = 2f;

    public LanguageModel Train(Corpus corpus, string trainedFrom)
    {
        progress?.Report($"Reading {corpus.Topics.Count} messages with topics and {corpus.Screening.Count} for screening");
        // Screening has one label, which one core trains: beside it the other trains topics.
        TaskModel? topics = null, screening = null;
        Parallel.Invoke(() => topics = Topics(corpus), () => screening = Screening(corpus));
        return new LanguageModel(trainedFrom, topics!, screening!);
    }

    private TaskModel Topics(Corpus corpus)
    {
        IReadOnlyList<TopicExample> examples = [.. corpus.Topics, .. corpus.Confirmed];
        var rows = TrainingRows.Of(extractor, BlockWeights.ForTopics, [.. examples.Select(example => (example.Text, example.Batch))]);
        var labels = Labels(corpus);
        bool HasLabel(int row, int label) => examples[row].Labels.Contains(labels[label]);
        progress?.Report($"Topics: {rows.Vocabulary.Size} features");
        var linear = rows.Train(labels, HasLabel, PositiveTopicWeight);
        var scores = rows.CrossValidate(labels, HasLabel, PositiveTopicWeight, fold => progress?.Report($"Topics: trying on unseen authors, {fold + 1} of {rows.Folds}"));
        linear = Calibrated(linear, scores, HasLabel);
        return rows.Model(linear.WithThresholds(labels.Select((_, label) => BestThreshold(scores, label, HasLabel))));
    }

    /// <summary>Views with topics are harmless texts too; they keep the screen from alarming at every wish about violence.</summary>
    private TaskModel Screening(Corpus corpus)
    {
        var rows = TrainingRows.Of(extractor, BlockWeights.ForScreening,
            [.. corpus.Screening.Select(example => (example.Text, example.Batch)), .. corpus.Topics.Select(example => (example.Text, example.Batch))]);
        ScreeningExample? Harm(int row) => row < corpus.Screening.Count && corpus.Screening[row].Class == "disclosure" ? corpus.Screening[row] : null;
        bool IsHarm(int row, int label) => Harm(row) is not null;
        progress?.Report($"Screening: {rows.Vocabulary.Size} features");
        var disclosure = rows.Train(HarmLabels.Disclosure, IsHarm, PositiveHarmWeight);
        var scores = rows.CrossValidate(HarmLabels.Disclosure, IsHarm, PositiveHarmWeight, fold => progress?.Report($"Screening: trying on unseen authors, {fold + 1} of {rows.Folds}"));
        disclosure = Calibrated(disclosure, scores, IsHarm);
        bool IsView(int row) => row >= corpus.Screening.Count || corpus.Screening[row].Class == "view";
        disclosure = disclosure.WithThresholds([AlarmRule.Threshold(scores.Where((_, row) => IsHarm(row, 0)).Select(score => score[0]), scores.Where((_, row) => IsView(row)).Select(score => score[0]))]);

        progress?.Report("Kinds and urgency");
        List<int> harms = [.. Enumerable.Range(0, corpus.Screening.Count).Where(row => Harm(row) is not null)];
        var details = rows.Train(HarmLabels.Details, (row, label) => HarmLabels.Fits(Harm(row)!, HarmLabels.Details[label]), 1f, harms);
        return rows.Model(LinearModel.Join(disclosure, details));
    }

    /// <summary>
    /// Calibrates the model, and the held-out scores with it, so that thresholds are chosen on what will be said. One line for all labels:
    /// one for each would change which label is the likeliest, and rare labels have too few texts to draw it.
    /// </summary>
    private static LinearModel Calibrated(LinearModel linear, float[][] scores, Func<int, int, bool> isPositive)
    {
        var platt = Platt.Fit([.. scores.SelectMany((score, row) => score.Select((each, label) => (each, isPositive(row, label))))]);
        foreach (var score in scores)
            for (var label = 0; label < score.Length; label++) score[label] = platt.Of(score[label]);
        return linear.Scaled(platt.Scale, platt.Offset);
    }

    /// <summary>The product's topics in their order where the corpus uses them; else the corpus's own labels (a public benchmark).</summary>
    private static List<string> Labels(Corpus corpus)
    {
        var used = corpus.Topics.SelectMany(example => example.Labels).ToHashSet();
        var known = Taxonomy.All.Select(topic => topic.Id).Where(used.Contains).ToList();
        return [.. known, .. used.Except(known).Order(StringComparer.Ordinal)];
    }

    /// <summary>The threshold with the best F1 on held-out rows, within bounds that keep rare labels sane.</summary>
    private static float BestThreshold(float[][] scores, int label, Func<int, int, bool> isPositive)
    {
        var best = (Threshold: 0.5f, F1: -1.0);
        for (var threshold = 0.10f; threshold <= 0.71f; threshold += 0.05f)
        {
            var (right, said, truly) = (0, 0, 0);
            for (var row = 0; row < scores.Length; row++)
            {
                var says = scores[row][label] >= threshold;
                var isTrue = isPositive(row, label);
                if (says) said++;
                if (isTrue) truly++;
                if (says && isTrue) right++;
            }
            var f1 = said + truly == 0 ? 0 : 2.0 * right / (said + truly);
            if (f1 > best.F1) best = (threshold, f1);
        }
        return best.Threshold;
    }
}
