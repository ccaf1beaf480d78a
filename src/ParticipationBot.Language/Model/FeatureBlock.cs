namespace ParticipationBot.Language.Model;

/// <summary>The kinds of features. Each block of a text's vector has a length of its own, so that none drowns another.</summary>
internal enum FeatureBlock
{
    Words,

    /// <summary>Stems, alone and with the stem before.</summary>
    Stems,

    /// <summary>Character 2–5-grams.</summary>
    Grams,

    /// <summary>What the topic lexicon says.</summary>
    Topics,

    /// <summary>Consonants of words: children leave out vowels.</summary>
    Skeletons,

    /// <summary>What the harm patterns say.</summary>
    Harms,

    /// <summary>Stems at a distance of one to three.</summary>
    Neighbours,

    /// <summary>Harm concepts that stand in the text.</summary>
    Concepts,

    /// <summary>Two of them in one text.</summary>
    ConceptPairs,

    /// <summary>Two of them close together, in their order.</summary>
    ConceptNeighbours,

    /// <summary>Fields of life that words belong to.</summary>
    Meanings,
}

/// <summary>How much each block counts for a task; a block that is not named is left out. Compared by cross-validation; see the model card.</summary>
internal static class BlockWeights
{
    public static IReadOnlyDictionary<FeatureBlock, float> ForTopics { get; } = new Dictionary<FeatureBlock, float>
    {
        [FeatureBlock.Words] = 1, [FeatureBlock.Stems] = 1, [FeatureBlock.Grams] = 1, [FeatureBlock.Topics] = 1, [FeatureBlock.Skeletons] = 1,
        [FeatureBlock.Concepts] = 1, [FeatureBlock.Meanings] = 1,
    };

    public static IReadOnlyDictionary<FeatureBlock, float> ForScreening { get; } = new Dictionary<FeatureBlock, float>
    {
        [FeatureBlock.Words] = 1, [FeatureBlock.Stems] = 1, [FeatureBlock.Grams] = 1, [FeatureBlock.Topics] = 1, [FeatureBlock.Skeletons] = 1,
        [FeatureBlock.Harms] = 1, [FeatureBlock.Neighbours] = 0.5f, [FeatureBlock.Concepts] = 1, [FeatureBlock.ConceptPairs] = 0.5f,
        [FeatureBlock.ConceptNeighbours] = 0.5f, [FeatureBlock.Meanings] = 1,
    };
}
