namespace ParticipationBot.Language.Model;

/// <summary>What was learned for one task: its vocabulary and a logistic model per label.</summary>
internal sealed class TaskModel(IReadOnlyDictionary<FeatureBlock, float> blocks, Vocabulary vocabulary, LinearModel linear)
{
    public Vocabulary Vocabulary => vocabulary;
    public LinearModel Linear => linear;

    /// <returns>The probability of each label, in the order of the model's labels.</returns>
    public float[] Score(Dictionary<ulong, float> features) => linear.Score(vocabulary.Vector(features, blocks));
}
