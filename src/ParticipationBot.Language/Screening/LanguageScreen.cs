using ParticipationBot.Language.Lexicon;
using ParticipationBot.Language.Model;
using ParticipationBot.Language.Text;
using ParticipationBot.Language.Training;
using ParticipationBot.Safeguarding.Screening;

namespace ParticipationBot.Language.Screening;

/// <summary>
/// Screens a text: patterns of the lexicon, concepts and words are features of one model, which alarms from a threshold chosen for recall.
/// Where a harm pattern fires outside a harmless context, half of that is enough.
/// </summary>
internal sealed class LanguageScreen(HarmLexicon lexicon, FeatureExtractor extractor, LanguageModel model) : IScreen
{
    private const int DisclosureLabel = 0;
    private const float ShareWithPattern = 0.5f;

    // Urgency decides who is woken: up from a hint, down only from near certainty.
    private const float ImmediateFrom = 0.25f;
    private const float RoutineFrom = 0.85f;

    private readonly int immediate = IndexOf(model, HarmLabels.Immediate);
    private readonly int routine = IndexOf(model, HarmLabels.Routine);

    public Verdict Screen(string text)
    {
        var tokens = Normalizer.Tokens(text);
        if (tokens.All(IsNumber)) return Verdict.View;
        var (harms, offers) = Patterns(tokens);
        var scores = model.Screening.Score(extractor.Extract(tokens));
        var threshold = model.Screening.Linear.Thresholds[DisclosureLabel] * (harms.Count > 0 ? ShareWithPattern : 1f);
        if (scores[DisclosureLabel] >= threshold) return Disclosure(harms, text, scores);
        return offers.Count > 0 ? new Verdict(ScreeningClass.Offer, null, null, [.. WordsOf(offers, text)]) : Verdict.View;
    }

    /// <summary>How likely the text is to be a disclosure, as it stands against the threshold: a harm pattern doubles it.</summary>
    public float Suspicion(string text)
    {
        var tokens = Normalizer.Tokens(text);
        if (tokens.All(IsNumber)) return 0;
        var (harms, _) = Patterns(tokens);
        return Math.Min(1, Probability(text) / (harms.Count > 0 ? ShareWithPattern : 1f));
    }

    public float Probability(string text) => model.Screening.Score(extractor.Extract(Normalizer.Tokens(text)))[DisclosureLabel];

    private (List<Hit<HarmEntry>> Harms, List<Hit<HarmEntry>> Offers) Patterns(IReadOnlyList<string> tokens)
    {
        var hits = lexicon.Find(tokens);
        var safe = hits.Where(hit => hit.Value.Sense == HarmSense.Safe).ToList();
        var harms = hits.Where(hit => hit.Value.Sense == HarmSense.Disclosure && !safe.Exists(each => each.Overlaps(hit))).ToList();
        var offers = hits.Where(hit => hit.Value.Sense == HarmSense.Offer && !safe.Exists(each => each.Overlaps(hit))).ToList();
        // "Mum will kill me for the mark" is an offer even where a harm pattern sees a threat in the same words.
        harms.RemoveAll(harm => offers.Exists(offer => offer.Overlaps(harm) && offer.From <= harm.From && harm.To <= offer.To));
        return (harms, offers);
    }

    private Verdict Disclosure(List<Hit<HarmEntry>> harms, string text, float[] scores)
    {
        List<string> reasons = [.. harms.Zip(WordsOf(harms, text), (hit, words) => $"{HarmNames.Of(hit.Value.Kind)}: {words}").Distinct(), $"model: {scores[DisclosureLabel]:0.00}"];
        return new Verdict(ScreeningClass.Disclosure, KindOf(harms, scores), UrgencyOf(harms, scores), reasons)
        {
            Source = harms.Count > 0 ? ScreeningSource.Both : ScreeningSource.Model,
        };
    }

    private HarmKind KindOf(List<Hit<HarmEntry>> harms, float[] scores) => Enum.GetValues<HarmKind>()
        .MaxBy(kind => scores[IndexOf(model, HarmNames.Of(kind)!)] + (harms.Exists(hit => hit.Value.Kind == kind) ? 0.25f : 0f));

    private Urgency UrgencyOf(List<Hit<HarmEntry>> harms, float[] scores)
    {
        if (scores[immediate] >= ImmediateFrom || harms.Exists(hit => hit.Value.Urgency == Urgency.Immediate)) return Urgency.Immediate;
        return scores[routine] >= RoutineFrom ? Urgency.Routine : Urgency.High;
    }

    /// <summary>An age or a count without a word beside it says nothing of harm; the model knows ages from disclosures.</summary>
    private static bool IsNumber(string token) => token.All(char.IsAsciiDigit);

    private static int IndexOf(LanguageModel model, string label) => model.Screening.Linear.Labels.ToList().IndexOf(label);

    /// <summary>The words that fired, as the child wrote them.</summary>
    private static IEnumerable<string> WordsOf(List<Hit<HarmEntry>> hits, string text)
    {
        var words = Normalizer.Words(text);
        return hits.Select(hit => string.Join(' ', words.Skip(hit.From).Take(hit.To - hit.From)));
    }
}
