namespace ParticipationBot.Participation.Polls;

/// <summary>Counts rankings: Borda points and first choices.</summary>
public static class RankingScore
{
    /// <summary>With <paramref name="places"/> places the first gets so many points, the next one fewer; what was not ranked gets none.</summary>
    /// <param name="rankings">One list of choice ids a child, best first.</param>
    public static IReadOnlyDictionary<string, Standing> Of(IEnumerable<IReadOnlyList<string>> rankings, IReadOnlyList<string> choices, int places)
    {
        var standings = choices.ToDictionary(choice => choice, _ => new Standing(0, 0, 0));
        foreach (var ranking in rankings)
        {
            for (var place = 0; place < Math.Min(places, ranking.Count); place++)
            {
                if (!standings.TryGetValue(ranking[place], out var standing)) continue;
                standings[ranking[place]] = new Standing(standing.Points + places - place, standing.First + (place == 0 ? 1 : 0), standing.Ranked + 1);
            }
        }
        return standings;
    }
}

/// <param name="Points">Borda points.</param>
/// <param name="First">Children who put it first.</param>
/// <param name="Ranked">Children who ranked it at all.</param>
public sealed record Standing(int Points, int First, int Ranked);
