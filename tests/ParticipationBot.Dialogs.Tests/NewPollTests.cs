using ParticipationBot.Dialogs.Effects;
using ParticipationBot.Participation.Polls;

namespace ParticipationBot.Dialogs.Tests;

/// <summary>A pupil builds a poll on a phone.</summary>
public sealed class NewPollTests
{
    [Fact]
    public void Without_a_code_nobody_builds_a_poll() => Child.WhoTakesPart().Command("newpoll").Asked.Should().Be("pollmaker.chat.code");

    [Fact]
    public void A_typed_code_is_tried_and_goes_nowhere_else()
    {
        var child = Child.WhoTakesPart().Command("newpoll").Write("ABCDE-12345");
        child.Effects.Should().Contain(new RedeemForumCode("ABCDE-12345"));
        child.State.Memory.Values.SelectMany(value => value.Value).Should().NotContain(text => text.Contains("ABCDE"));
    }

    [Fact]
    public void A_poll_is_built_step_by_step_and_sent()
    {
        var pupil = Coordinator().Command("newpoll").Write("Асхана").Write("Столовая").Write("Тамақ туралы.").Write("О еде.");
        pupil.Write("Тамақ ұнай ма?").Write("Еда нравится?").Press("YesNo").Asked.Should().Be("pollmaker.chat.overview");
        pupil.Press("add").Write("Не ұнайды?").Write("Что нравится?").Press("SingleChoice").Write("Алма / Яблоко\nНан / Хлеб").Write("Сүт / Молоко").Press("done");
        pupil.Asked.Should().Be("pollmaker.chat.when");
        pupil.Press("if.yes").Press("add").Write("Нешеде?").Write("Во сколько?").Press("Number").Write("завтра").Asked.Should().Be("pollmaker.chat.bounds");
        pupil.Write("8 15").Press("everybody").Press("send").Asked.Should().Be("pollmaker.chat.sent");

        var sent = pupil.Effects.OfType<SavePollDraft>().Single();
        sent.Propose.Should().BeTrue();
        PollCheck.Problems(sent.Poll).Should().BeEmpty();
        sent.Poll.Questions.Select(question => (question.Kind, question.ShowIf, question.Choices?.Count ?? 0, question.To)).Should().Equal(
            (QuestionKind.YesNo, null, 0, null), (QuestionKind.SingleChoice, new ShowIf("q1", "yes"), 3, null), (QuestionKind.Number, null, 0, 15));
        pupil.Command("newpoll").Asked.Should().Be("pollmaker.chat.title_kk", "the next one is another poll");
    }

    [Fact]
    public void A_poll_left_half_way_goes_on_where_it_was()
    {
        var pupil = WithQuestion(Coordinator(), "Ұнай ма?", "Нравится?", "YesNo");
        pupil.Command("view").Command("newpoll").Asked.Should().Be("pollmaker.chat.overview");
        pupil.Press("add").Write("Неге?").Command("help").Press("back").Asked.Should().Be("pollmaker.chat.question_ru");
    }

    [Fact]
    public void What_is_wrong_stands_beside_its_question_and_cannot_be_sent()
    {
        var pupil = WithQuestion(Coordinator(), "Не?", "Что?", "Several").Write("Алма / Яблоко").Press("done");
        var overview = pupil.Said.Last();
        overview.Rows.SelectMany(row => row).Should().NotContain(option => option.Id == "send");
        overview.Values["problems"].Should().BeOfType<Conversation.Prompts.PromptList>().Which.Each.Should().ContainSingle().Which.Values["n"].Should().Be(1);
    }

    [Fact]
    public void A_leading_question_gets_advice_and_may_stay()
    {
        var pupil = WithQuestion(Coordinator(), "Асхана жақсы, солай емес пе?", "Столовая хорошая, не так ли?", "YesNo");
        pupil.Said.Select(prompt => prompt.Key).Should().ContainInOrder("pollmaker.chat.advice", "pollmaker.chat.overview");
        pupil.Press("send").Asked.Should().Be("pollmaker.chat.sent");
    }

    [Fact]
    public void Questions_change_places_and_are_taken_out()
    {
        var pupil = WithQuestion(Coordinator(), "А?", "А?", "Text").Press("add").Write("Б?").Write("Б?").Press("Faces");
        pupil.Press("up");
        Draft(pupil).Questions.Select(question => question.Id).Should().Equal("q2", "q1");
        pupil.Press("drop");
        Draft(pupil).Questions.Select(question => question.Id).Should().Equal("q2");
    }

    [Fact]
    public void The_preview_asks_each_question_as_a_child_is_asked_and_stores_nothing()
    {
        var pupil = WithQuestion(Coordinator(), "А?", "А?", "YesNo").Press("add").Write("Б?").Write("Б?").Press("Faces").Press("everybody").Press("preview");
        pupil.Asked.Should().Be("poll.question.yes_no");
        pupil.Press("no").Asked.Should().Be("poll.question.faces");
        pupil.Press("3").Asked.Should().Be("pollmaker.chat.overview");
        pupil.Effects.OfType<SaveAnswer>().Should().BeEmpty();
    }

    private static PollDefinition Draft(Child pupil) => PollJson.Read(pupil.State.Memory.First("poll_draft")!);

    private static Child WithQuestion(Child pupil, string kk, string ru, string kind) =>
        pupil.Command("newpoll").Write("Асхана").Write("Столовая").Write("Тамақ туралы.").Write("О еде.").Write(kk).Write(ru).Press(kind);

    private static Child Coordinator() => Child.WhoTakesPart().Knowing("poll_maker", "forum");
}
