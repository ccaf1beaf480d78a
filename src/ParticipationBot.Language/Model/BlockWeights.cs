namespace ParticipationBot.Language.Model;

/// <summary>How much each block counts for a task; a block that is not named is left out. Compared by cross-validation; see the model card.</summary>
internal sealed class BlockWeights(IReadOnlyDictionary<FeatureBlock, float> named)
{
    private readonly float[] weights = [.. Enumerable.Range(0, FeatureExtractor.MostBlocks).Select(block => named.GetValueOrDefault((FeatureBlock)block))];

    public static BlockWeights ForTopics { get; } = new(new Dictionary<FeatureBlock, float>
    {
        [FeatureBlock.Words] = 1, [FeatureBlock.Stems] = 1, [FeatureBlock.Grams] = 1, [FeatureBlock.Topics] = 1, [FeatureBlock.Skeletons] = 1,
        [FeatureBlock.Concepts] = 1, [FeatureBlock.Meanings] = 1, [FeatureBlock.Roots] = 1,
    });

    public static BlockWeights ForScreening { get; } = new(new Dictionary<FeatureBlock, float>
    {
        [FeatureBlock.Words] = 1, [FeatureBlock.Stems] = 1, [FeatureBlock.Grams] = 1, [FeatureBlock.Topics] = 1, [FeatureBlock.Skeletons] = 1,
        [FeatureBlock.Harms] = 1, [FeatureBlock.Neighbours] = 0.5f, [FeatureBlock.Concepts] = 1, [FeatureBlock.ConceptPairs] = 0.5f,
        [FeatureBlock.ConceptNeighbours] = 0.5f, [FeatureBlock.Meanings] = 1,
    });

    public float this[int block] => weights[block];

    public bool Has(FeatureBlock block) => weights[(int)block] > 0;
}
