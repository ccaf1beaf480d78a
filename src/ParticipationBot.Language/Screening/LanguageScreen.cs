using ParticipationBot.Language.Lexicon;
using ParticipationBot.Language.Model;
using ParticipationBot.Language.Text;
using ParticipationBot.Safeguarding.Screening;

namespace ParticipationBot.Language.Screening;

/// <summary>Screens a text: a disclosure is what the lexicon or the model calls one; either is enough.</summary>
internal sealed class LanguageScreen(HarmLexicon lexicon, FeatureExtractor extractor, LanguageModel model) : IScreen
{
    private const int DisclosureLabel = 0;

    public Verdict Screen(string text)
    {
        var tokens = Normalizer.Tokens(text);
        if (tokens.Count == 0) return Verdict.View;
        var hits = lexicon.Find(tokens);
        var safe = hits.Where(hit => hit.Value.Sense == HarmSense.Safe).ToList();
        var harms = hits.Where(hit => hit.Value.Sense == HarmSense.Disclosure && !safe.Exists(each => each.Overlaps(hit))).ToList();
        var offers = hits.Where(hit => hit.Value.Sense == HarmSense.Offer && !safe.Exists(each => each.Overlaps(hit))).ToList();
        // "Mum will kill me for the mark" is an offer even where a harm pattern sees a threat in the same words.
        harms.RemoveAll(harm => offers.Exists(offer => offer.Overlaps(harm) && offer.From <= harm.From && harm.To <= offer.To));

        var probability = model.Screening.Score(model.Vocabulary.Vector(extractor.Extract(tokens)))[DisclosureLabel];
        if (harms.Count > 0 || probability >= model.Screening.Thresholds[DisclosureLabel]) return Disclosure(harms, tokens, probability);
        return offers.Count > 0 ? new Verdict(ScreeningClass.Offer, null, null, [.. offers.Select(hit => Words(hit, tokens))]) : Verdict.View;
    }

    private static Verdict Disclosure(List<Hit<HarmEntry>> harms, IReadOnlyList<string> tokens, float probability)
    {
        var kind = harms.GroupBy(hit => hit.Value.Kind).OrderByDescending(group => group.Count()).Select(group => group.Key).FirstOrDefault();
        var urgency = harms.Count > 0 ? harms.Max(hit => hit.Value.Urgency) : Urgency.High;
        List<string> reasons = [.. harms.Select(hit => $"{HarmNames.Of(hit.Value.Kind)}: {Words(hit, tokens)}").Distinct(), $"model: {probability:0.00}"];
        return new Verdict(ScreeningClass.Disclosure, kind, urgency, reasons);
    }

    /// <summary>The words that fired, as they were folded for matching.</summary>
    private static string Words(Hit<HarmEntry> hit, IReadOnlyList<string> tokens) => string.Join(' ', tokens.Skip(hit.From).Take(hit.To - hit.From));
}
