using CsCheck;
using ParticipationBot.Participation.DisclosureControl;
using ParticipationBot.Participation.Polls;
using ParticipationBot.Participation.Polls.Results;

namespace ParticipationBot.Participation.Tests.Polls;

public sealed class ResultTests
{
    private static readonly DateOnly Day = new(2026, 12, 1);
    private static readonly string[] Ages = ["from10to12", "from13to15", "from16to17"];

    private static readonly PollDefinition Poll = new("p", 1, "secret1", new("т", "т"), new("к", "к"),
    [
        new("eats", QuestionKind.YesNo, new("с", "в")),
        new("order", QuestionKind.Ranking, new("с", "в"), [.. new[] { "a", "b", "c" }.Select(id => new PollChoice(id, new(id, id)))], Most: 2),
        new("minutes", QuestionKind.Number, new("с", "в"), From: 0, To: 60),
    ]);

    private static readonly Gen<AnswerSet> AnyAnswers =
        from age in Gen.Int[0, 3] from eats in Gen.Int[0, 2] from first in Gen.Int[0, 2] from minutes in Gen.Int[0, 60]
        select new AnswerSet(
            age == 3 ? new Dictionary<string, string>() : new Dictionary<string, string> { ["age"] = Ages[age] },
            new Dictionary<string, IReadOnlyList<string>>
            {
                ["eats"] = eats == 2 ? [] : [eats == 0 ? "yes" : "no"],
                ["order"] = [$"{"abc"[first]}", $"{"abc"[(first + 1) % 3]}"],
                ["minutes"] = [$"{minutes}"],
            });

    [Fact]
    public void What_is_shown_is_what_a_plain_count_gives_rounded() => AnyAnswers.List[0, 400].Sample(sets =>
    {
        var eats = Publish(sets).Questions.FirstOrDefault(question => question.Question == "eats");
        foreach (var cell in eats?.Overall.Concat(eats.ByGroup.GetValueOrDefault("age") ?? []) ?? [])
        {
            var truly = sets.Count(set => set.Choices["eats"].Contains(cell.Choice)
                && (cell.Group == "all" || set.Groups.GetValueOrDefault("age", ResultGroups.NotSaid) == cell.Group));
            if (cell.Children is not { } shown) continue;
            truly.Should().BeGreaterThanOrEqualTo(Disclosure.Least);
            shown.Should().Be(Disclosure.Round(truly));
        }
    }, iter: 200);

    [Fact]
    public void Fewer_than_ten_children_publish_nothing() => AnyAnswers.List[0, 9].Sample(sets =>
        Publish(sets).Should().BeEquivalentTo(new PublishedResults(null, Day, [])));

    [Fact]
    public void A_ranking_is_ordered_by_points_and_tells_first_choices()
    {
        var sets = Enumerable.Range(0, 60).Select(child => new AnswerSet(new Dictionary<string, string>(),
            new Dictionary<string, IReadOnlyList<string>> { ["order"] = child < 45 ? ["b", "a"] : ["a", "c"] }));
        var ranking = Publish([.. sets]).Questions[1].Ranking!;
        ranking.Select(choice => choice.Choice).Should().Equal("b", "a", "c");
        ranking.Select(choice => choice.Share).Should().Equal([50, 42, 8]);
        ranking.Select(choice => choice.First).Should().Equal([45, null, null], "15 and 0 hide each other");
    }

    [Fact]
    public void Numbers_come_in_spans()
    {
        var sets = Enumerable.Range(0, 60).Select(child => new AnswerSet(new Dictionary<string, string>(),
            new Dictionary<string, IReadOnlyList<string>> { ["minutes"] = [$"{child}"] }));
        Publish([.. sets]).Questions[2].Overall.Select(cell => (cell.Choice, cell.Children))
            .Should().Equal(("0-12", null), ("13-25", 15), ("26-38", 15), ("39-51", 15), ("52-60", null)); // 9 children in the last span take the first along.
    }

    [Fact]
    public void The_first_of_three_places_gets_three_points()
    {
        var count = new RankingCount(["a", "b", "c", "d"], places: 3);
        foreach (var ranking in new[] { new[] { "a", "b", "c" }, ["a", "c"], ["b"] }) count.Add(ranking);
        count.Standings["a"].Should().Be(new Standing(Points: 6, First: 2, Ranked: 2));
        count.Standings["b"].Should().Be(new Standing(Points: 5, First: 1, Ranked: 2));
        count.Standings["d"].Should().Be(new Standing(0, 0, 0));
    }

    private static PublishedResults Publish(IReadOnlyList<AnswerSet> sets)
    {
        var count = new PollCount(Poll);
        foreach (var set in sets) count.Add(set);
        return count.Publish(Day);
    }
}
