using ParticipationBot.Participation.DisclosureControl;
using ParticipationBot.Participation.Topics;

namespace ParticipationBot.Participation.Polls.Results;

/// <summary>The counts of one question: overall and by each group.</summary>
internal sealed class QuestionCount
{
    private readonly PollQuestion question;
    private readonly IReadOnlyList<string> choices;
    private readonly Dictionary<string, int> places;

    /// <summary>Group's name → value → how many answered, and how many gave each choice.</summary>
    private readonly Dictionary<string, Dictionary<string, Tally>> groups = [];
    private readonly RankingCount? ranking;

    public QuestionCount(PollQuestion question)
    {
        this.question = question;
        choices = ChoicesOf(question);
        places = choices.Select((choice, place) => (choice, place)).ToDictionary(pair => pair.choice, pair => pair.place);
        ranking = question.Kind == QuestionKind.Ranking ? new RankingCount(choices, question.Most ?? choices.Count) : null;
        foreach (var name in (string[])[ResultGroups.All, .. ResultGroups.Names]) groups[name] = [];
    }

    public string Id => question.Id;

    public void Add(IReadOnlyDictionary<string, string> about, IReadOnlyList<string> given)
    {
        Add(ResultGroups.All, ResultGroups.All, given, 1);
        foreach (var name in ResultGroups.Names) Add(name, about.GetValueOrDefault(name) ?? ResultGroups.NotSaid, given, 1);
    }

    /// <summary>Children of one group who gave the same answer.</summary>
    public void Add(string name, string value, IReadOnlyList<string> given, int times)
    {
        if (!groups[name].TryGetValue(value, out var tally)) groups[name][value] = tally = new Tally(choices.Count);
        tally.Children += times;
        foreach (var choice in given)
        {
            var counted = question.Kind == QuestionKind.Number ? NumberSpans.For(question, choice) : choice;
            if (counted is not null && places.TryGetValue(counted, out var place)) tally.Choices[place] += times;
        }
        if (name == ResultGroups.All) ranking?.Add(given, times);
    }

    /// <param name="least">The fewest children that may be shown, by group's name and choice.</param>
    public QuestionResults Publish(Func<string, string, int> least)
    {
        var answered = groups[ResultGroups.All].GetValueOrDefault(ResultGroups.All)?.Children ?? 0;
        if (answered < Disclosure.Least) return new(Id, null, [], new Dictionary<string, IReadOnlyList<ResultCell>>(), ranking is null ? null : []);
        var tables = ResultGroups.Names.ToDictionary(name => name, name => Publish(name, least));
        return new(Id, Disclosure.Round(answered), Publish(ResultGroups.All, least), tables, ranking is null ? null : Ranked(ranking));
    }

    /// <summary>A child gives one choice, so that the choices of a group add up to its children.</summary>
    private bool GivesOne => question.Kind is not (QuestionKind.Several or QuestionKind.Ranking or QuestionKind.Text);

    private IReadOnlyList<ResultCell> Publish(string name, Func<string, string, int> least)
    {
        var columns = groups[name].OrderBy(column => column.Key, StringComparer.Ordinal).ToList();
        var cells = new int[choices.Count, columns.Count];
        for (var row = 0; row < choices.Count; row++)
            for (var column = 0; column < columns.Count; column++) cells[row, column] = columns[column].Value.Choices[row];
        var table = new CountTable(
            choices, columns.ConvertAll(column => (column.Key, column.Value.Children)), cells, RowAdds: name != ResultGroups.All, ColumnAdds: GivesOne);
        return [.. Disclosure.Publish(table, choice => least(name, choice)).Select(cell => new ResultCell(cell.Row, cell.Column, cell.Children, cell.Percent))];
    }

    private IReadOnlyList<RankedChoice> Ranked(RankingCount counted)
    {
        var ordered = choices.OrderByDescending(choice => counted.Standings[choice].Points).ToList();
        var points = Math.Max(1, ordered.Sum(choice => counted.Standings[choice].Points));
        var firsts = new int[ordered.Count, 1];
        for (var row = 0; row < ordered.Count; row++) firsts[row, 0] = counted.Standings[ordered[row]].First;
        var answered = groups[ResultGroups.All][ResultGroups.All].Children;
        var table = new CountTable(ordered, [(ResultGroups.All, answered)], firsts, RowAdds: false, ColumnAdds: true);
        return
        [
            .. Disclosure.Publish(table, _ => Disclosure.Least).Select(cell => new RankedChoice(
                cell.Row, counted.Standings[cell.Row].Ranked < Disclosure.Least ? null : (int)Math.Round(100.0 * counted.Standings[cell.Row].Points / points), cell.Children)),
        ];
    }

    private static IReadOnlyList<string> ChoicesOf(PollQuestion question) => question.Kind switch
    {
        QuestionKind.YesNo => ["yes", "no"],
        QuestionKind.Faces => ["1", "2", "3", "4", "5"],
        QuestionKind.Number => NumberSpans.Of(question),
        QuestionKind.Text => [.. Taxonomy.Choosable.Select(topic => topic.Id)],
        _ => [.. question.Choices!.Select(choice => choice.Id)],
    };

    private sealed class Tally(int choices)
    {
        public int Children { get; set; }
        public int[] Choices { get; } = new int[choices];
    }
}
