using ParticipationBot.Language.Model;
using ParticipationBot.Participation.Topics;

namespace ParticipationBot.Language.Topics;

/// <summary>Says what a text is about, with the trained model. Safe to use from many threads.</summary>
internal sealed class TopicClassifier(FeatureExtractor extractor, LanguageModel model) : ITopicClassifier
{
    private const float LeastLikely = 0.1f;

    public IReadOnlyList<TopicGuess> Guess(string text)
    {
        var features = extractor.Extract(text);
        if (features.Count == 0) return [new TopicGuess(Taxonomy.NotAView, 1)];
        var scores = model.Topics.Score(features);
        return [.. Chosen(model.Topics.Linear, scores).Select(label => new TopicGuess(model.Topics.Linear.Labels[label], scores[label]))];
    }

    /// <summary>
    /// The likeliest label, if it is likely at all, and others over their thresholds, at most three. The likeliest comes first even where
    /// its own threshold is higher: a less likely label alone would be wrong more often.
    /// </summary>
    public static IEnumerable<int> Chosen(LinearModel topics, float[] scores)
    {
        var likeliest = scores.Length > 0 ? Array.IndexOf(scores, scores.Max()) : -1;
        var over = Enumerable.Range(0, scores.Length).Where(label => scores[label] >= topics.Thresholds[label] || (label == likeliest && scores[label] >= LeastLikely))
            .OrderByDescending(label => scores[label]).Take(Taxonomy.MostPerView).ToList();
        // Nothing and something cannot both be said.
        var none = over.FindIndex(label => topics.Labels[label] is Taxonomy.NotAView or Taxonomy.Other);
        return none == 0 ? over.Take(1) : over.Where(label => topics.Labels[label] is not (Taxonomy.NotAView or Taxonomy.Other));
    }
}
