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

    /// <summary>Words without their Kazakh suffixes.</summary>
    Roots,
}
