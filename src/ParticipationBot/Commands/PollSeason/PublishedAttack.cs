using ParticipationBot.Participation.Polls.Results;

namespace ParticipationBot.Commands.PollSeason;

/// <summary>
/// An attacker with every published table, who also knows every shown number unrounded and every group's size. A hidden cell gives itself away
/// where no other whole numbers fit: exactly where one child more or less cannot be moved around a circle of hidden cells (Gusfield 1988).
/// </summary>
internal sealed class PublishedAttack(PlainCount truth)
{
    private const int Least = 10;

    /// <summary>Hidden cells that were tried.</summary>
    public int Tried { get; private set; }

    /// <returns>The cells of one to nine children that can be computed.</returns>
    public IReadOnlyList<string> Recovered(PublishedResults results) =>
    [
        .. from question in results.Questions
           from table in question.ByGroup
           from cell in Recovered(question, table.Key, table.Value)
           select $"{question.Question}/{table.Key}/{cell.Group}/{cell.Choice}",
    ];

    private IEnumerable<ResultCell> Recovered(QuestionResults question, string by, IReadOnlyList<ResultCell> cells)
    {
        var hidden = cells.Where(cell => cell.Children is null).Select(cell => new Edge($"row {cell.Choice}", PlaceOf(question.Question, cell), Count(question, by, cell), cell)).ToList();
        // A choice whose total is held back is a further unknown; together the totals make up all answers, where a child gives one.
        var unknown = question.Overall.Where(total => total.Children is null)
            .Select(total => new Edge("totals", $"row {total.Choice}", truth.Of(question.Question, "all", "all", total.Choice), null)).ToList();
        // Where children give several choices, nothing is known of such a choice's cells together.
        if (!PlainCount.GivesOne(question.Question)) hidden.RemoveAll(edge => unknown.Exists(total => total.To == edge.From));
        List<Edge> edges = PlainCount.GivesOne(question.Question) ? [.. hidden, .. unknown] : hidden;
        foreach (var edge in hidden)
        {
            Tried++;
            if (edge.Children is > 0 and < Least && !Moves(edges, edge)) yield return edge.Cell!;
        }
    }

    /// <summary>A group's choices add up to its children only where each gives one.</summary>
    private static string PlaceOf(string question, ResultCell cell) => PlainCount.GivesOne(question) ? $"column {cell.Group}" : "anywhere";

    private int Count(QuestionResults question, string by, ResultCell cell) => truth.Of(question.Question, by, cell.Group, cell.Choice);

    /// <summary>One child more (along the edge) and back by others, or one less.</summary>
    private static bool Moves(List<Edge> edges, Edge edge) => Leads(edges, edge, edge.To, edge.From) || (edge.Children > 0 && Leads(edges, edge, edge.From, edge.To));

    private static bool Leads(List<Edge> edges, Edge without, string from, string to)
    {
        var (seen, open) = (new HashSet<string> { from }, new Stack<string>([from]));
        while (open.TryPop(out var place))
        {
            if (place == to) return true;
            foreach (var edge in edges)
            {
                if (edge == without) continue;
                if (edge.From == place && seen.Add(edge.To)) open.Push(edge.To);
                if (edge.To == place && edge.Children > 0 && seen.Add(edge.From)) open.Push(edge.From);
            }
        }
        return false;
    }

    private sealed record Edge(string From, string To, int Children, ResultCell? Cell);
}
