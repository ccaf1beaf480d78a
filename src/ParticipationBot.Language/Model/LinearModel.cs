using System.Buffers;

namespace ParticipationBot.Language.Model;

/// <summary>One logistic model per label over the same vector, and the threshold from which a label holds.</summary>
internal sealed record LinearModel(IReadOnlyList<string> Labels, WeightMatrix Weights, float[] Biases, float[] Thresholds)
{
    /// <summary>Two models over one vector as one.</summary>
    public static LinearModel Join(LinearModel first, LinearModel second) => new(
        [.. first.Labels, .. second.Labels], new WeightMatrix([.. first.Weights.Labels, .. second.Weights.Labels]), [.. first.Biases, .. second.Biases], [.. first.Thresholds, .. second.Thresholds]);

    /// <summary>The same model with all log-odds scaled and moved.</summary>
    public LinearModel Scaled(float scale, float offset) => this with
    {
        Weights = new WeightMatrix([.. Weights.Labels.Select(label => label.Select(weight => (Half)((float)weight * scale)).ToArray())]),
        Biases = [.. Biases.Select(bias => (bias * scale) + offset)],
    };

    public LinearModel WithThresholds(IEnumerable<float> thresholds) => this with { Thresholds = [.. thresholds] };

    /// <returns>The probability of each label, in the order of <see cref="Labels"/>.</returns>
    public float[] Score(ReadOnlySpan<int> places, ReadOnlySpan<float> values)
    {
        var room = ArrayPool<float>.Shared.Rent(Weights.Room);
        var sums = room.AsSpan(0, Weights.Room);
        sums.Clear();
        Biases.CopyTo(sums);
        Weights.Add(places, values, sums);
        var scores = new float[Labels.Count];
        for (var label = 0; label < scores.Length; label++) scores[label] = 1f / (1f + MathF.Exp(-sums[label]));
        ArrayPool<float>.Shared.Return(room);
        return scores;
    }
}
