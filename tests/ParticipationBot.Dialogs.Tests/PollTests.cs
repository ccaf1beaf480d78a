using ParticipationBot.Conversation;
using ParticipationBot.Conversation.Turns;
using ParticipationBot.Dialogs.Effects;
using ParticipationBot.Participation.Participants;

namespace ParticipationBot.Dialogs.Tests;

public sealed class PollTests
{
    private static Child Asked(string language = "ru") =>
        Child.WhoTakesPart(language, polls: SamplePoll.Held(Child.Start.AddDays(-1))).Command("polls").Press("sample-code").Press("begin");

    [Fact]
    public void Every_kind_of_question_is_answered_and_each_answer_is_stored_at_once()
    {
        var child = Asked();
        Answer(child.Press("yes")).Should().BeEquivalentTo(new SaveAnswer("sample", "eats", ["yes"], null, []));
        Answer(child.Press("4")).Choices.Should().Equal("4");
        Answer(child.Press("tue")).Choices.Should().Equal("tue");
        Answer(child.Press("a").Press("c").Press("done")).Choices.Should().Equal("a", "c");
        Answer(child.Press("z").Press("x").Press("done")).Choices.Should().Equal("z", "x");
        Answer(child.Write("20")).Choices.Should().Equal("20");
        Answer(child.Write("побольше фруктов", "health")).Should().BeEquivalentTo(new SaveAnswer("sample", "idea", ["health"], "побольше фруктов", []));
        child.Asked.Should().Be("profile.begin", "after the first poll the profile is asked");
    }

    [Fact]
    public void A_question_that_an_answer_rules_out_is_not_asked_and_not_counted()
    {
        var child = Asked();
        Answer(child.Press("no")).NotAsked.Should().Equal("taste");
        child.Asked.Should().Be("poll.question.single");
        child.Said.Last().Values["place"].Should().Be(2);
        child.Said.Last().Values["count"].Should().Be(6);
    }

    [Fact]
    public void Going_back_asks_the_earlier_question_again()
    {
        var child = Asked().Press("yes").Press("5").Press("back");
        child.Asked.Should().Be("poll.question.faces");
        child.Press("back").Press("no").Asked.Should().Be("poll.question.single");
    }

    [Fact]
    public void Every_question_can_be_skipped()
    {
        var child = Asked();
        for (var question = 0; question < 6; question++) child.Press("skip");
        child.Asked.Should().Be("profile.begin");
    }

    [Fact]
    public void A_poll_that_was_left_goes_on_where_it_was_left()
    {
        var child = Asked().Press("no").Press("mon").Press(EngineKeys.LeaveOption).Command("polls").Press("sample-code");
        child.Asked.Should().Be("poll.resume");
        child.Press("begin").Asked.Should().Be("poll.question.several");
    }

    [Fact]
    public void A_finished_poll_leaves_no_answers_in_the_conversation() =>
        StateText(Finished()).Should().NotContainAny("побольше", "eats=", "tue");

    [Fact]
    public void Who_goes_through_a_poll_again_and_skips_leaves_the_earlier_answer()
    {
        var again = Finished().Command("polls").Press("sample-code");
        again.Asked.Should().Be("poll.again");
        again.Press("change").Press("skip").Effects.OfType<SaveAnswer>().Should().BeEmpty();
        Answer(again.Press("mon")).Choices.Should().Equal("mon");
    }

    [Fact]
    public void Own_answers_can_be_deleted()
    {
        var child = Finished().Command("polls").Press("sample-code").Press("delete");
        child.Effects.OfType<DeleteAnswers>().Should().ContainSingle().Which.Poll.Should().Be("sample");
        child.Command("polls").Press("sample-code").Asked.Should().Be("poll.intro");
    }

    [Fact]
    public void A_poll_that_closes_while_a_child_is_in_it_says_so()
    {
        var child = Asked().Press("yes");
        child.Now = Child.Start.AddDays(8);
        child.Press("3").Effects.OfType<SaveAnswer>().Should().BeEmpty();
        child.Said.Select(prompt => prompt.Key).Should().Contain("poll.closed");
    }

    [Fact]
    public void Ticks_and_the_next_question_change_the_message_in_place()
    {
        var child = Asked().Press("no").Press("mon");
        child.Press("a").Effects.OfType<Say>().Single().Replaces.Should().BeTrue();
        child.Said.Last().Rows.SelectMany(row => row).Single(option => option.Id == "a").Marked.Should().BeTrue();
    }

    [Fact]
    public void Typed_answers_are_understood_and_wrong_ones_explained()
    {
        var child = Asked().Press("no");
        Answer(child.Write("TUE по-русски")).Choices.Should().Equal("tue");
        child.Press("skip").Press("skip").Write("сто").Said.Select(prompt => prompt.Key).Should().Equal("poll.unclear.number", "poll.question.number");
        child.Write("61").Effects.OfType<SaveAnswer>().Should().BeEmpty();
        Answer(child.Write(" 60 ")).Choices.Should().Equal("60");
    }

    [Fact]
    public void A_code_behind_the_start_link_opens_its_poll_after_the_notice()
    {
        var poll = SamplePoll.Held(Child.Start.AddDays(-1));
        new Child(poll).Command("start", "sample-code").Press("kk").Press("accept").Press("from10to12").Asked.Should().Be("poll.intro");
        Child.WhoTakesPart(polls: poll).Command("start", "SAMPLE-CODE").Asked.Should().Be("poll.intro");
    }

    [Fact]
    public void Codes_cannot_be_tried_without_end()
    {
        var child = Child.WhoTakesPart(polls: SamplePoll.Held(Child.Start.AddDays(-1))).Command("polls");
        for (var wrong = 0; wrong < 5; wrong++) child.Write($"guess{wrong}");
        child.Said.First().Key.Should().Be("polls.too_many_codes");
        child.Command("polls").Write("sample-code").Said.First().Key.Should().Be("polls.too_many_codes");
        child.Now = Child.Start.AddMinutes(16);
        child.Command("polls").Write("sample-code").Asked.Should().Be("poll.intro");
    }

    [Fact]
    public void A_poll_for_another_age_is_neither_listed_nor_opened()
    {
        var child = Child.WhoTakesPart(age: "from10to12", polls: SamplePoll.Held(Child.Start.AddDays(-1), AgeBand.From16To17)).Command("polls");
        child.Said.First().Key.Should().Be("polls.none");
        child.Write("sample-code").Said.First().Key.Should().Be("polls.not_for_age");
    }

    private static Child Finished()
    {
        var child = Asked().Press("no").Press("tue").Press("skip").Press("skip").Press("skip").Write("побольше фруктов");
        return child.Press("skip").Press("skip");
    }

    private static SaveAnswer Answer(Child child) => child.Effects.OfType<SaveAnswer>().Should().ContainSingle().Subject;

    private static string StateText(Child child) => System.Text.Encoding.UTF8.GetString(Conversation.State.StateJson.Write(child.State));
}
