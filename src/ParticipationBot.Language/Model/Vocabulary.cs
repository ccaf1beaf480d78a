namespace ParticipationBot.Language.Model;

/// <summary>The features that a task knows, their place in its vector, and how telling each is (inverse document frequency).</summary>
internal sealed class Vocabulary(Dictionary<ulong, int> places, float[] weights)
{
    private const int FewestTexts = 2;

    public int Size => weights.Length;
    public IReadOnlyDictionary<ulong, int> Places => places;
    public float[] Weights => weights;

    /// <summary>Learns from texts: a feature counts that stands in at least two of them.</summary>
    public static Vocabulary Learn(IReadOnlyCollection<Dictionary<ulong, float>> texts, IReadOnlyDictionary<FeatureBlock, float> blocks)
    {
        var frequency = new Dictionary<ulong, int>();
        foreach (var feature in texts.SelectMany(text => text.Keys)) frequency[feature] = frequency.GetValueOrDefault(feature) + 1;
        var kept = frequency.Where(pair => pair.Value >= FewestTexts && blocks.ContainsKey(FeatureExtractor.BlockOf(pair.Key)))
            .OrderBy(pair => pair.Key).ToList();
        var places = new Dictionary<ulong, int>(kept.Count);
        var weights = new float[kept.Count];
        for (var place = 0; place < kept.Count; place++)
        {
            places[kept[place].Key] = place;
            weights[place] = MathF.Log((1f + texts.Count) / (1f + kept[place].Value)) + 1f;
        }
        return new Vocabulary(places, weights);
    }

    /// <summary>The text's vector: log-counted, weighted, each block of its weight's length. Places ascend.</summary>
    public (int[] Places, float[] Values) Vector(Dictionary<ulong, float> features, IReadOnlyDictionary<FeatureBlock, float> blocks)
    {
        var found = new List<(int Place, float Value, FeatureBlock Block)>(features.Count);
        Span<float> lengths = stackalloc float[FeatureExtractor.MostBlocks];
        foreach (var (feature, count) in features)
        {
            if (!places.TryGetValue(feature, out var place)) continue;
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
