namespace ParticipationBot.Language.Model;

/// <summary>The features that a task knows, their place in its vector, and how telling each is (inverse document frequency).</summary>
/// <param name="features">Ascending; a feature's place is where it stands here. A dictionary of them would take four times the memory.</param>
internal sealed class Vocabulary(ulong[] features, float[] weights)
{
    private const int FewestTexts = 2;

    public int Size => weights.Length;
    public ulong[] Features => features;
    public float[] Weights => weights;

    /// <summary>Learns from texts: a feature counts that stands in at least two of them.</summary>
    public static Vocabulary Learn(IReadOnlyCollection<Dictionary<ulong, float>> texts, IReadOnlyDictionary<FeatureBlock, float> blocks)
    {
        var frequency = new Dictionary<ulong, int>();
        foreach (var feature in texts.SelectMany(text => text.Keys)) frequency[feature] = frequency.GetValueOrDefault(feature) + 1;
        var kept = frequency.Where(pair => pair.Value >= FewestTexts && blocks.ContainsKey(FeatureExtractor.BlockOf(pair.Key)))
            .OrderBy(pair => pair.Key).ToList();
        return new Vocabulary(
            [.. kept.Select(pair => pair.Key)], [.. kept.Select(pair => MathF.Log((1f + texts.Count) / (1f + pair.Value)) + 1f)]);
    }

    /// <summary>The text's vector: log-counted, weighted, each block of its weight's length. Places ascend.</summary>
    public (int[] Places, float[] Values) Vector(Dictionary<ulong, float> text, IReadOnlyDictionary<FeatureBlock, float> blocks)
    {
        var found = new List<(int Place, float Value, FeatureBlock Block)>(text.Count);
        Span<float> lengths = stackalloc float[FeatureExtractor.MostBlocks];
        foreach (var (feature, count) in text)
        {
            var place = Array.BinarySearch(features, feature);
            if (place < 0) continue;
            var value = (1f + MathF.Log(count)) * weights[place];
            var block = FeatureExtractor.BlockOf(feature);
            lengths[(int)block] += value * value;
            found.Add((place, value, block));
        }
        foreach (var (block, weight) in blocks) lengths[(int)block] = weight / MathF.Sqrt(Math.Max(lengths[(int)block], float.Epsilon));
        found.Sort(static (left, right) => left.Place.CompareTo(right.Place));
        var result = (Places: new int[found.Count], Values: new float[found.Count]);
        for (var index = 0; index < found.Count; index++)
        {
            result.Places[index] = found[index].Place;
            result.Values[index] = found[index].Value * lengths[(int)found[index].Block];
        }
        return result;
    }
}
