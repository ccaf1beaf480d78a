using System.Runtime.InteropServices;
using ParticipationBot.Language.Lexicon;
using ParticipationBot.Language.Text;

namespace ParticipationBot.Language.Model;

/// <summary>
/// Turns a text into counted features of four blocks: words, stems with their neighbours, character 2–5-grams, and concepts of the lexicons.
/// A feature is a 64-bit hash whose top bits name its block.
/// </summary>
internal sealed class FeatureExtractor(TopicLexicon topics, HarmLexicon harms)
{
    public const int Blocks = 4;
    private const int ShortestGram = 2;
    private const int LongestGram = 5;
    private const int StemLetters = 5;
    private const ulong Prime = 1099511628211;

    /// <summary>Which block a feature belongs to.</summary>
    public static int BlockOf(ulong feature) => (int)(feature >> 62);

    public Dictionary<ulong, float> Extract(IReadOnlyList<string> tokens)
    {
        var features = new Dictionary<ulong, float>();
        var previous = "";
        foreach (var token in tokens)
        {
            var stem = token.Length > StemLetters ? token[..StemLetters] : token;
            Count(features, 0, Hash(token));
            Count(features, 1, Hash(stem));
            Count(features, 1, Hash(stem, Hash(previous) ^ 7));
            Grams(features, token);
            previous = stem;
        }
        foreach (var hit in topics.Find(tokens))
        {
            Count(features, 3, Hash(hit.Value));
            Count(features, 3, Hash(hit.Source, 3));
        }
        foreach (var hit in harms.Find(tokens))
        {
            Count(features, 3, Hash($"{hit.Value.Sense}{hit.Value.Kind}", 5));
            Count(features, 3, Hash(hit.Value.Sense.ToString(), 6));
        }
        return features;
    }

    public Dictionary<ulong, float> Extract(string text) => Extract(Normalizer.Tokens(text));

    private static void Grams(Dictionary<ulong, float> features, string token)
    {
        var padded = string.Concat(" ", token, " ");
        for (var from = 0; from < padded.Length; from++)
        {
            var hash = 14695981039346656037;
            for (var length = 1; length <= LongestGram && from + length <= padded.Length; length++)
            {
                hash = (hash ^ padded[from + length - 1]) * Prime;
                if (length >= ShortestGram) Count(features, 2, hash);
            }
        }
    }

    private static void Count(Dictionary<ulong, float> features, int block, ulong hash) =>
        CollectionsMarshal.GetValueRefOrAddDefault(features, (hash & 0x3FFFFFFFFFFFFFFF) | ((ulong)block << 62), out _) += 1;

    private static ulong Hash(string text, ulong seed = 0)
    {
        var hash = 14695981039346656037 ^ seed;
        foreach (var letter in text) hash = (hash ^ letter) * Prime;
        return hash;
    }
}
