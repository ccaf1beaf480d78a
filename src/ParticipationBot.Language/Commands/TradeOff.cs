using ParticipationBot.Language.Screening;
using ParticipationBot.Language.Training;
using Figure = ParticipationBot.Language.Commands.EvaluateCommand.Figure;

namespace ParticipationBot.Language.Commands;

/// <summary>What other alarm thresholds would give (the ROC curve at the shares of false alarms that matter).</summary>
internal static class TradeOff
{
    private static readonly double[] Alarms = [0.01, 0.02, 0.05, 0.10];

    public static IEnumerable<Figure> Of(IReadOnlyList<ScreeningExample> screening, IReadOnlyList<TopicExample> ordinary, LanguageScreen screen)
    {
        foreach (var language in screening.GroupBy(example => example.Language))
        {
            var disclosures = language.Where(example => example.Class == "disclosure").Select(example => screen.Suspicion(example.Text)).ToList();
            var views = ordinary.Where(example => example.Language == language.Key).Select(example => screen.Suspicion(example.Text)).OrderDescending().ToList();
            if (disclosures.Count == 0 || views.Count == 0) continue;
            foreach (var alarms in Alarms)
            {
                var threshold = views[(int)(views.Count * alarms)];
                yield return new Figure("Trade-off", language.Key, FormattableString.Invariant($"routed where {alarms * 100:0} % of ordinary views alarm"),
                    disclosures.Count(score => score > threshold) / (double)disclosures.Count, disclosures.Count);
            }
        }
    }
}
