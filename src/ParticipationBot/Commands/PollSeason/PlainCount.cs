using ParticipationBot.Participation.Polls;
using ParticipationBot.Participation.Polls.Results;

namespace ParticipationBot.Commands.PollSeason;

/// <summary>Counts what the children say they meant, by its own means: nothing of the product's counting is called here.</summary>
internal sealed class PlainCount(IReadOnlyList<PollChild> children)
{
    private const int Least = 10;
    private readonly List<PollChild> answered = [.. children.Where(child => child.Meant.Count > 0)];

    /// <summary>The lines of every answer set as they should be stored, in an order of their own.</summary>
    public IEnumerable<string> Sets => answered.Select(child => Sorted(child.Meant.Select(pair => $"{pair.Key}={pair.Value}"))).Order(StringComparer.Ordinal);

    public int Answered => answered.Count;

    public static string Sorted(IEnumerable<string> lines) => string.Join('\n', lines.Order(StringComparer.Ordinal));

    /// <summary>Children of a group who gave a choice; of all where it is "all".</summary>
    public int Of(string question, string by, string group, string choice) =>
        answered.Count(child => Belongs(child, by, group) && child.Meant.TryGetValue(question, out var given) && Array.Exists(given.Split(','), each => Fits(question, each, choice)));

    /// <summary>Children of a group who answered a question.</summary>
    public int Base(string question, string by, string group) => answered.Count(child => Belongs(child, by, group) && child.Meant.ContainsKey(question));

    /// <returns>What is wrong with the published numbers; none where they are right.</returns>
    public IEnumerable<string> Errors(PublishedResults results)
    {
        if (results.Children != Round(Answered)) yield return $"children: {results.Children} published, {Answered} counted";
        if (results.Questions.Count != SeasonPoll.Definition.Questions.Count) yield return $"{results.Questions.Count} questions published";
        foreach (var question in results.Questions)
        {
            var answers = Base(question.Question, "all", "all");
            if (question.Children != Round(answers)) yield return $"{question.Question}: {question.Children} published, {answers} counted";
            foreach (var (by, cells) in question.ByGroup.Append(new("all", question.Overall)))
            {
                foreach (var cell in cells)
                {
                    var counted = Of(question.Question, by, cell.Group, cell.Choice);
                    if (cell.Children is { } shown && (shown != Round(counted) || counted < Least)) yield return $"{question.Question}/{by}/{cell.Group}/{cell.Choice}: {shown} published, {counted} counted";
                }
            }
            foreach (var ranked in question.Ranking ?? [])
            {
                var first = answered.Count(child => child.Meant.GetValueOrDefault(question.Question)?.Split(',')[0] == ranked.Choice);
                if (ranked.First is { } shown && (shown != Round(first) || first < Least)) yield return $"{question.Question}/first/{ranked.Choice}: {shown} published, {first} counted";
            }
        }
    }

    public static bool GivesOne(string question) =>
        SeasonPoll.Definition.Questions.Single(each => each.Id == question).Kind is not (QuestionKind.Several or QuestionKind.Ranking);

    private static bool Belongs(PollChild child, string by, string group) => by == "all" || child.About.GetValueOrDefault(by, "not_said") == group;

    private static bool Fits(string question, string given, string choice)
    {
        if (question != "minutes") return given == choice;
        var span = choice.Split('-');
        return int.Parse(given, System.Globalization.CultureInfo.InvariantCulture) is var number && number >= int.Parse(span[0], System.Globalization.CultureInfo.InvariantCulture)
            && number <= int.Parse(span[^1], System.Globalization.CultureInfo.InvariantCulture);
    }

    private static int Round(int count) => (int)(5 * Math.Round(count / 5.0));
}
