using ParticipationBot.Language.Lexicon;
using ParticipationBot.Language.Model;
using ParticipationBot.Participation.Topics;

namespace ParticipationBot.Language.Training;

/// <summary>Trains the language model from a corpus. The same corpus and lexicons give the same bytes.</summary>
internal sealed class ModelTrainer(FeatureExtractor extractor, IProgress<string>? progress = null)
{
    private const int Folds = 4;
    private const float PositiveTopicWeight = 3f;
    private const float PositiveHarmWeight = 2f;

    /// <summary>The share of harmless messages that the model alone may alarm; the lexicon's come on top.</summary>
    private const double FalseAlarmBudget = 0.10;

    public LanguageModel Train(Corpus corpus, string trainedFrom)
    {
        progress?.Report($"Reading {corpus.Topics.Count} messages with topics and {corpus.Screening.Count} for screening");
        var topicFeatures = corpus.Topics.Select(example => extractor.Extract(example.Text)).ToList();
        var harmFeatures = corpus.Screening.Select(example => extractor.Extract(example.Text)).ToList();
        var vocabulary = Vocabulary.Learn([.. topicFeatures, .. harmFeatures]);
        progress?.Report($"Learned {vocabulary.Size} features");

        var topicVectors = topicFeatures.ConvertAll(vocabulary.Vector);
        var labels = Labels(corpus);
        bool HasLabel(int row, int label) => corpus.Topics[row].Labels.Contains(labels[label]);
        var topics = LogisticTrainer.Train(topicVectors, vocabulary.Size, labels, HasLabel, PositiveTopicWeight, label => progress?.Report($"Topic {label}"));
        var topicScores = CrossValidate(topicVectors, vocabulary.Size, labels, HasLabel, PositiveTopicWeight);
        topics = topics with { Thresholds = [.. labels.Select((_, label) => BestThreshold(topicScores, label, HasLabel))] };

        // Views with topics are harmless texts too; they keep the screen from alarming at every wish about violence.
        var screenVectors = harmFeatures.ConvertAll(vocabulary.Vector).Concat(topicVectors).ToList();
        bool IsHarm(int row, int label) => row < corpus.Screening.Count && corpus.Screening[row].Class == "disclosure";
        progress?.Report("Screening");
        var screening = LogisticTrainer.Train(screenVectors, vocabulary.Size, ["disclosure"], IsHarm, PositiveHarmWeight);
        var harmScores = CrossValidate(screenVectors, vocabulary.Size, ["disclosure"], IsHarm, PositiveHarmWeight);
        screening = screening with { Thresholds = [AlarmThreshold(harmScores, IsHarm)] };
        return new LanguageModel(trainedFrom, vocabulary, topics, screening);
    }

    /// <summary>The product's topics in their order where the corpus uses them; else the corpus's own labels (a public benchmark).</summary>
    private static List<string> Labels(Corpus corpus)
    {
        var used = corpus.Topics.SelectMany(example => example.Labels).ToHashSet();
        var known = Taxonomy.All.Select(topic => topic.Id).Where(used.Contains).ToList();
        return [.. known, .. used.Except(known).Order(StringComparer.Ordinal)];
    }

    private float[][] CrossValidate(
        List<(int[] Places, float[] Values)> vectors, int size, IReadOnlyList<string> labels, Func<int, int, bool> isPositive, float weight)
    {
        var scores = new float[vectors.Count][];
        for (var fold = 0; fold < Folds; fold++)
        {
            progress?.Report($"Cross-validation {fold + 1} of {Folds}");
            var train = Enumerable.Range(0, vectors.Count).Where(row => row % Folds != fold).ToList();
            var model = LogisticTrainer.Train(train.ConvertAll(row => vectors[row]), size, labels, (row, label) => isPositive(train[row], label), weight);
            for (var row = fold; row < vectors.Count; row += Folds) scores[row] = model.Score(vectors[row]);
        }
        return scores;
    }

    /// <summary>The threshold with the best F1 on held-out rows, within bounds that keep rare labels sane.</summary>
    private static float BestThreshold(float[][] scores, int label, Func<int, int, bool> isPositive)
    {
        var best = (Threshold: 0.5f, F1: -1.0);
        for (var threshold = 0.15f; threshold <= 0.71f; threshold += 0.05f)
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

    private static float AlarmThreshold(float[][] scores, Func<int, int, bool> isHarm)
    {
        var harmless = scores.Where((_, row) => !isHarm(row, 0)).Select(score => score[0]).OrderDescending().ToList();
        return Math.Clamp(harmless[(int)(harmless.Count * FalseAlarmBudget)], 0.2f, 0.9f);
    }
}
