namespace ParticipationBot.Language.Training;

/// <summary>
/// From which score the screen alarms. If one message in fifty is a disclosure, and one that is missed counts as much as two hundred
/// false alarms (each a counsellor's minute), then a threshold is worth going down to as long as each percent of the disclosures costs no
/// more than four percent of the views. Chosen on authors whom the model has not seen; at most <see cref="MostAlarms"/> of the
/// views, hard ones too, may alarm there, since a counsellor who is called for nothing stops looking. The model in use, which has learned from
/// all authors, alarms about half as often.
/// </summary>
internal static class AlarmRule
{
    public const double MostAlarms = 0.2;
    private const double MissWeight = 4;
    private const float Lowest = 0.02f;
    private const float Highest = 0.9f;

    /// <param name="disclosures">Scores of held-out disclosures.</param>
    /// <param name="views">Scores of held-out views, hard ones too.</param>
    public static float Threshold(IEnumerable<float> disclosures, IEnumerable<float> views)
    {
        var (harms, harmless) = (disclosures.Order().ToList(), views.Order().ToList());
        if (harms.Count == 0 || harmless.Count == 0) return 0.5f;
        var lowest = harmless[Math.Max(0, harmless.Count - 1 - (int)(harmless.Count * MostAlarms))];
        var best = harms.Where(threshold => threshold > lowest).DefaultIfEmpty(lowest)
            .MaxBy(threshold => (MissWeight * ShareFrom(harms, threshold)) - ShareFrom(harmless, threshold));
        return Math.Clamp(best, Lowest, Highest);
    }

    private static double ShareFrom(List<float> ascending, float threshold)
    {
        var at = ascending.BinarySearch(threshold);
        if (at < 0) at = ~at;
        while (at > 0 && ascending[at - 1] >= threshold) at--;
        return (ascending.Count - at) / (double)ascending.Count;
    }
}
