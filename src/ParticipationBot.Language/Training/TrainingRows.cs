using ParticipationBot.Language.Model;

namespace ParticipationBot.Language.Training;

/// <summary>The messages of one task as features, each once as written and once misspelled, and who wrote them.</summary>
internal sealed class TrainingRows
{
    private const int MostFolds = 4;
    private readonly BlockWeights blocks;
    private readonly List<Dictionary<ulong, float>> written;
    private readonly List<Dictionary<ulong, float>> misspelled;
    private readonly List<int> folds;

    private TrainingRows(
        BlockWeights blocks, List<Dictionary<ulong, float>> written, List<Dictionary<ulong, float>> misspelled, List<int> folds)
    {
        this.blocks = blocks;
        this.written = written;
        this.misspelled = misspelled;
        this.folds = folds;
        Vocabulary = Vocabulary.Learn([.. written, .. misspelled], blocks);
    }

    public int Count => written.Count;
    public Vocabulary Vocabulary { get; }
    public int Folds => folds.Max() + 1;

    public static TrainingRows Of(
        FeatureExtractor extractor, BlockWeights blocks, IReadOnlyList<(string Text, string Batch)> messages)
    {
        var features = new Dictionary<ulong, float>[messages.Count * 2];
        Parallel.For(0, features.Length, at =>
        {
            var text = messages[at / 2].Text;
            features[at] = extractor.Extract(at % 2 == 0 ? text : SpellingNoise.Of(text, seed: at));
        });
        return new TrainingRows(blocks, [.. features.Where((_, at) => at % 2 == 0)], [.. features.Where((_, at) => at % 2 == 1)], FoldsOf(messages));
    }

    /// <summary>Trains on all rows.</summary>
    /// <param name="rows">Only these, where given.</param>
    public LinearModel Train(IReadOnlyList<string> labels, Func<int, int, bool> isPositive, float positiveWeight, IReadOnlyList<int>? rows = null)
    {
        rows ??= [.. Enumerable.Range(0, Count)];
        var vectors = rows.Select(row => Vector(written[row])).Concat(rows.Select(row => Vector(misspelled[row]))).ToList();
        return LogisticTrainer.Train(vectors, Vocabulary.Size, labels, (row, label) => isPositive(rows[row % rows.Count], label), positiveWeight);
    }

    /// <summary>Scores each row by a model that has not seen what its author wrote.</summary>
    public float[][] CrossValidate(IReadOnlyList<string> labels, Func<int, int, bool> isPositive, float positiveWeight, Action<int> foldBegins)
    {
        var scores = new float[Count][];
        for (var fold = 0; fold < Folds; fold++)
        {
            foldBegins(fold);
            var model = Train(labels, isPositive, positiveWeight, [.. Enumerable.Range(0, Count).Where(row => folds[row] != fold)]);
            foreach (var row in Enumerable.Range(0, Count).Where(row => folds[row] == fold)) scores[row] = Score(model, written[row]);
        }
        return scores;
    }

    private float[] Score(LinearModel model, Dictionary<ulong, float> text)
    {
        var (places, values) = Vector(text);
        return model.Score(places, values);
    }

    public TaskModel Model(LinearModel linear) => new(blocks, Vocabulary, linear);

    private (int[] Places, float[] Values) Vector(Dictionary<ulong, float> features) => Vocabulary.Vector(features, blocks);

    /// <summary>A fold holds whole batches, so that a model is tried on other hands than it learned from. A single batch is split by rows.</summary>
    private static List<int> FoldsOf(IReadOnlyList<(string Text, string Batch)> messages)
    {
        var batches = messages.CountBy(message => message.Batch).OrderByDescending(batch => batch.Value).ThenBy(batch => batch.Key, StringComparer.Ordinal).ToList();
        if (batches.Count == 1) return [.. Enumerable.Range(0, messages.Count).Select(row => row % MostFolds)];
        // The largest first, each to the smallest fold: so each model lacks as little as can be.
        var sizes = new int[Math.Min(MostFolds, batches.Count)];
        var foldOf = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (batch, size) in batches)
        {
            var smallest = Array.IndexOf(sizes, sizes.Min());
            foldOf[batch] = smallest;
            sizes[smallest] += size;
        }
        return [.. messages.Select(message => foldOf[message.Batch])];
    }
}
