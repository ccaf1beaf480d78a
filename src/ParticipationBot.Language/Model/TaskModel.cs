using System.Buffers;

namespace ParticipationBot.Language.Model;

/// <summary>What was learned for one task: its vocabulary and a logistic model per label.</summary>
internal sealed class TaskModel(BlockWeights blocks, Vocabulary vocabulary, LinearModel linear)
{
    public Vocabulary Vocabulary => vocabulary;
    public LinearModel Linear => linear;

    /// <returns>The probability of each label, in the order of the model's labels.</returns>
    public float[] Score(Dictionary<ulong, float> features)
    {
        var places = ArrayPool<int>.Shared.Rent(features.Count);
        var values = ArrayPool<float>.Shared.Rent(features.Count);
        var count = vocabulary.Fill(features, blocks, places, values);
        var scores = linear.Score(places.AsSpan(0, count), values.AsSpan(0, count));
        ArrayPool<int>.Shared.Return(places);
        ArrayPool<float>.Shared.Return(values);
        return scores;
    }
}
