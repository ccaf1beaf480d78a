using ParticipationBot.Dialogs.PollAnswering;
using ParticipationBot.Participation.Polls;
using ParticipationBot.Participation.Polls.Advising;
using ParticipationBot.Participation.Topics;

namespace ParticipationBot.Dialogs.Tests;

public sealed class ShippedPollTests
{
    public static TheoryData<string> Ids => [.. ShippedPolls.All.Select(poll => poll.Id)];

    [Fact]
    public void Four_polls_are_shipped() =>
        ShippedPolls.All.Select(poll => poll.Id).Should().Equal("priorities", "road-safety", "school-canteen", "trees-smog");

    [Fact]
    public void Of_the_shipped_polls_only_these_words_call_for_advice() =>
        ShippedPolls.All.SelectMany(poll => PollAdvisor.Of(poll).Select(advice => $"{poll.Id}.{advice.Where}.{advice.Language}: {advice.Code}")).Should().BeEquivalentTo(
            ["priorities.topics.kk: harm", "priorities.topics.ru: harm", "road-safety.introduction.kk: address"]);

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_shipped_poll_is_without_fault(string id) => PollCheck.Problems(ShippedPolls.All.Single(poll => poll.Id == id)).Should().BeEmpty();

    [Fact]
    public void Priorities_ranks_three_of_the_topics() =>
        ShippedPolls.All[0].Questions.Should().ContainSingle().Which.Should().Match<PollQuestion>(question =>
            question.Kind == QuestionKind.Ranking && question.Most == 3
            && question.Choices!.Select(choice => choice.Id).SequenceEqual(Taxonomy.Choosable.Where(topic => topic.Id != Taxonomy.Other).Select(topic => topic.Id)));
}
