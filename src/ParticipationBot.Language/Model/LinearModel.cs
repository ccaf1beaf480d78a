namespace ParticipationBot.Language.Model;

/// <summary>One logistic model per label over the same vector, and the threshold from which a label holds.</summary>
/// <param name="Weights">In half precision: half the memory, and no answer changes.</param>
internal sealed record LinearModel(IReadOnlyList<string> Labels, Half[][] Weights, float[] Biases, float[] Thresholds)
{
    /// <summary>Two models over one vector as one.</summary>
    public static LinearModel Join(LinearModel first, LinearModel second) => new(
        [.. first.Labels, .. second.Labels], [.. first.Weights, .. second.Weights], [.. first.Biases, .. second.Biases], [.. first.Thresholds, .. second.Thresholds]);

    /// <summary>The same model with one label's log-odds scaled and moved.</summary>
    public LinearModel Scaled(int label, float scale, float offset)
    {
        var (weights, biases) = ((Half[][])[.. Weights], (float[])[.. Biases]);
        weights[label] = [.. weights[label].Select(weight => (Half)((float)weight * scale))];
        biases[label] = (biases[label] * scale) + offset;
        return this with { Weights = weights, Biases = biases };
    }

    /// <returns>The probability of each label, in the order of <see cref="Labels"/>.</returns>
    public float[] Score((int[] Places, float[] Values) vector)
    {
        var scores = new float[Labels.Count];
        for (var label = 0; label < scores.Length; label++)
        {
            var weights = Weights[label];
            var sum = Biases[label];
            for (var index = 0; index < vector.Places.Length; index++) sum += (float)weights[vector.Places[index]] * vector.Values[index];
            scores[label] = 1f / (1f + MathF.Exp(-sum));
        }
        return scores;
    }
}
