namespace ParticipationBot.Language.Model;

/// <summary>The features that a task knows, their place in its vector, and how telling each is (inverse document frequency).</summary>
internal sealed class Vocabulary
{
    /// <summary>A message and its misspelled copy share features; three texts are two messages. One more in each saves two thirds of the model and loses nothing.</summary>
    private const int FewestTexts = 3;
    private const int IndexBits = 18;
    private readonly ulong[] features;
    private readonly float[] weights;

    /// <summary>Where the features with given top bits begin: a search looks at ten features, not at half a million.</summary>
    private readonly int[] starts = new int[(1 << IndexBits) + 1];

    /// <param name="features">Ascending; a feature's place is where it stands here. A dictionary of them would take four times the memory.</param>
    public Vocabulary(ulong[] features, float[] weights)
    {
        (this.features, this.weights) = (features, weights);
        foreach (var feature in features) starts[Bucket(feature) + 1]++;
        for (var bucket = 1; bucket < starts.Length; bucket++) starts[bucket] += starts[bucket - 1];
    }

    public int Size => weights.Length;
    public ulong[] Features => features;
    public float[] Weights => weights;

    /// <summary>Learns from texts: a feature counts that stands in at least three of them.</summary>
    public static Vocabulary Learn(IReadOnlyCollection<Dictionary<ulong, float>> texts, BlockWeights blocks)
    {
        var frequency = new Dictionary<ulong, int>();
        foreach (var feature in texts.SelectMany(text => text.Keys)) frequency[feature] = frequency.GetValueOrDefault(feature) + 1;
        var kept = frequency.Where(pair => pair.Value >= FewestTexts && blocks.Has(FeatureExtractor.BlockOf(pair.Key)))
            .OrderBy(pair => pair.Key).ToList();
        return new Vocabulary(
            [.. kept.Select(pair => pair.Key)], [.. kept.Select(pair => MathF.Log((1f + texts.Count) / (1f + pair.Value)) + 1f)]);
    }

    /// <summary>The text's vector: log-counted, weighted, each block of its weight's length. Places ascend, as ML.NET asks.</summary>
    public (int[] Places, float[] Values) Vector(Dictionary<ulong, float> text, BlockWeights blocks)
    {
        var (places, values) = (new int[text.Count], new float[text.Count]);
        var count = Fill(text, blocks, places, values);
        Array.Sort(places, values, 0, count);
        return (places[..count], values[..count]);
    }

    /// <summary>Likewise into borrowed room, in any order.</summary>
    /// <returns>How many of the text's features are known.</returns>
    public int Fill(Dictionary<ulong, float> text, BlockWeights blocks, Span<int> places, Span<float> values)
    {
        Span<float> lengths = stackalloc float[FeatureExtractor.MostBlocks];
        lengths.Clear();
        var count = 0;
        foreach (var (feature, times) in text)
        {
            var place = PlaceOf(feature);
            if (place < 0) continue;
            var value = times == 1f ? weights[place] : (1f + MathF.Log(times)) * weights[place];
            lengths[(int)FeatureExtractor.BlockOf(feature)] += value * value;
            places[count] = place;
            values[count++] = value;
        }
        for (var block = 0; block < lengths.Length; block++) lengths[block] = blocks[block] / MathF.Sqrt(Math.Max(lengths[block], float.Epsilon));
        for (var index = 0; index < count; index++) values[index] *= lengths[(int)FeatureExtractor.BlockOf(features[places[index]])];
        return count;
    }

    private int PlaceOf(ulong feature)
    {
        var bucket = Bucket(feature);
        var (from, to) = (starts[bucket], starts[bucket + 1]);
        var place = features.AsSpan(from, to - from).BinarySearch(feature);
        return place < 0 ? -1 : from + place;
    }

    private static int Bucket(ulong feature) => (int)(feature >> (64 - IndexBits));
}
