namespace ParticipationBot.Participation.Polls.Results;

/// <summary>Counts rankings as they come: Borda points and first choices.</summary>
/// <param name="choices">Ids, in the poll's order.</param>
/// <param name="places">With three places the first gets three points, the next two; what was not ranked gets none.</param>
public sealed class RankingCount(IReadOnlyList<string> choices, int places)
{
    private readonly Dictionary<string, Standing> standings = choices.ToDictionary(choice => choice, _ => new Standing(0, 0, 0));

    public IReadOnlyDictionary<string, Standing> Standings => standings;

    /// <param name="ranking">A child's choices, best first.</param>
    /// <param name="times">How many children ranked so.</param>
    public void Add(IReadOnlyList<string> ranking, int times = 1)
    {
        for (var place = 0; place < Math.Min(places, ranking.Count); place++)
        {
            if (!standings.TryGetValue(ranking[place], out var standing)) continue;
            standings[ranking[place]] = new Standing(standing.Points + (times * (places - place)), standing.First + (place == 0 ? times : 0), standing.Ranked + times);
        }
    }
}

/// <param name="Points">Borda points.</param>
/// <param name="First">Children who put it first.</param>
/// <param name="Ranked">Children who ranked it at all.</param>
public sealed record Standing(int Points, int First, int Ranked);
