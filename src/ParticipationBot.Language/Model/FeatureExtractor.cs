using System.Runtime.InteropServices;
using ParticipationBot.Language.Lexicon;
using ParticipationBot.Language.Text;

namespace ParticipationBot.Language.Model;

/// <summary>Turns a text into counted features. A feature is a 64-bit hash whose top bits name its <see cref="FeatureBlock"/>.</summary>
internal sealed class FeatureExtractor(TopicLexicon topics, HarmLexicon harms, ConceptLexicon concepts, ConceptLexicon meanings, KazakhStemmer stemmer)
{
    public const int MostBlocks = 16;
    private const int BlockShift = 60;
    private const int ShortestGram = 2;
    private const int LongestGram = 5;
    private const int StemLetters = 5;
    private const int FarthestNeighbour = 3;
    private const int FarthestConcept = 5;
    private const int FeaturesPerLetter = 7;
    private const int LongestPadded = 48;
    private const ulong Prime = 1099511628211;
    private const string Vowels = "аеоуию";

    public static FeatureBlock BlockOf(ulong feature) => (FeatureBlock)(feature >> BlockShift);

    public Dictionary<ulong, float> Extract(string text) => Extract(Normalizer.Tokens(text));

    public Dictionary<ulong, float> Extract(IReadOnlyList<string> tokens)
    {
        // Grown from nothing it would be copied eight times; a letter gives some ten features.
        var features = new Dictionary<ulong, float>(FeaturesPerLetter * tokens.Sum(token => token.Length + 2));
        var stems = tokens.Select(token => token.Length > StemLetters ? token[..StemLetters] : token).ToList();
        for (var at = 0; at < tokens.Count; at++)
        {
            Count(features, FeatureBlock.Words, Hash(tokens[at]));
            Count(features, FeatureBlock.Stems, Hash(stems[at]));
            Count(features, FeatureBlock.Stems, Hash(stems[at], Hash(at > 0 ? stems[at - 1] : "") ^ 7));
            for (var next = 1; next <= FarthestNeighbour && at + next < tokens.Count; next++)
                Count(features, FeatureBlock.Neighbours, Hash(stems[at + next], Hash(stems[at]) ^ 11));
            Count(features, FeatureBlock.Roots, Hash(stemmer.Root(tokens[at])));
            Grams(features, tokens[at]);
            Skeleton(features, tokens[at]);
        }
        Topics(features, tokens);
        Harms(features, tokens);
        Concepts(features, tokens);
        foreach (var (meaning, _) in meanings.Find(tokens)) Count(features, FeatureBlock.Meanings, Hash(meaning));
        return features;
    }

    private static void Grams(Dictionary<ulong, float> features, string token)
    {
        Span<char> room = stackalloc char[LongestPadded];
        var padded = token.Length + 2 <= room.Length ? room[..(token.Length + 2)] : new char[token.Length + 2];
        (padded[0], padded[^1]) = (' ', ' ');
        token.CopyTo(padded[1..]);
        for (var from = 0; from < padded.Length; from++)
        {
            var hash = 14695981039346656037;
            for (var length = 1; length <= LongestGram && from + length <= padded.Length; length++)
            {
                hash = (hash ^ padded[from + length - 1]) * Prime;
                if (length >= ShortestGram) Count(features, FeatureBlock.Grams, hash);
            }
        }
    }

    private static void Skeleton(Dictionary<ulong, float> features, string token)
    {
        Span<char> room = stackalloc char[LongestPadded];
        var consonants = token.Length <= room.Length ? room : new char[token.Length];
        var length = 0;
        foreach (var letter in token)
            if (length == 0 || !Vowels.Contains(letter)) consonants[length++] = letter;
        ReadOnlySpan<char> skeleton = consonants[..length];
        if (skeleton.Length < 2) return;
        Count(features, FeatureBlock.Skeletons, Hash(skeleton));
        foreach (var start in (ReadOnlySpan<int>)[3, 4]) Count(features, FeatureBlock.Skeletons, Hash(skeleton[..Math.Min(start, skeleton.Length)], (ulong)start));
    }

    private void Topics(Dictionary<ulong, float> features, IReadOnlyList<string> tokens)
    {
        foreach (var hit in topics.Find(tokens))
        {
            Count(features, FeatureBlock.Topics, Hash(hit.Value));
            Count(features, FeatureBlock.Topics, Hash(hit.Source, 3));
        }
    }

    private void Harms(Dictionary<ulong, float> features, IReadOnlyList<string> tokens)
    {
        var hits = harms.Find(tokens);
        var safe = hits.Where(hit => hit.Value.Sense == HarmSense.Safe).ToList();
        foreach (var hit in hits)
        {
            // Harm inside a context that makes it harmless (a game, an idiom) is a feature of its own.
            var covered = hit.Value.Sense != HarmSense.Safe && safe.Exists(each => each.Overlaps(hit)) ? 1ul : 0;
            Count(features, FeatureBlock.Harms, Hash($"{hit.Value.Sense}{hit.Value.Kind}", 5 + covered));
            Count(features, FeatureBlock.Harms, Hash(hit.Value.Sense.ToString(), 9 + covered));
            Count(features, FeatureBlock.Harms, Hash(hit.Source, 3));
        }
    }

    private void Concepts(Dictionary<ulong, float> features, IReadOnlyList<string> tokens)
    {
        var found = concepts.Find(tokens);
        var names = found.Select(hit => hit.Concept).Distinct().Order(StringComparer.Ordinal).ToList();
        for (var first = 0; first < names.Count; first++)
        {
            Mark(features, FeatureBlock.Concepts, Hash(names[first]));
            for (var second = first + 1; second < names.Count; second++)
                Mark(features, FeatureBlock.ConceptPairs, Hash(names[second], Hash(names[first])));
        }
        for (var first = 0; first < found.Count; first++)
        {
            for (var second = first + 1; second < found.Count && found[second].At - found[first].At <= FarthestConcept; second++)
                if (found[second].At > found[first].At) Mark(features, FeatureBlock.ConceptNeighbours, Hash(found[second].Concept, Hash(found[first].Concept)));
        }
    }

    private static void Count(Dictionary<ulong, float> features, FeatureBlock block, ulong hash) =>
        CollectionsMarshal.GetValueRefOrAddDefault(features, Feature(block, hash), out _) += 1;

    private static void Mark(Dictionary<ulong, float> features, FeatureBlock block, ulong hash) => features[Feature(block, hash)] = 1;

    private static ulong Feature(FeatureBlock block, ulong hash) => (hash & ((1ul << BlockShift) - 1)) | ((ulong)block << BlockShift);

    private static ulong Hash(ReadOnlySpan<char> text, ulong seed = 0)
    {
        var hash = 14695981039346656037 ^ seed;
        foreach (var letter in text) hash = (hash ^ letter) * Prime;
        return hash;
    }
}
