using ParticipationBot.Conversation;
using ParticipationBot.Conversation.State;
using ParticipationBot.Dialogs.Effects;

namespace ParticipationBot.Dialogs.Tests;

public sealed class SafetyTests
{
    [Fact]
    public void After_a_disclosure_comes_the_fixed_text_and_one_choice()
    {
        var child = Child.WhoTakesPart().Begin("disclosure", Answers.None.With("urgency", "high"));
        child.Said.Select(prompt => prompt.Key).Should().Equal("disclosure.heard", "disclosure.answer_here");
    }

    [Fact]
    public void In_danger_the_emergency_number_comes_first() =>
        Child.WhoTakesPart().Begin("disclosure", Answers.None.With("urgency", "immediate")).Said.First().Key.Should().Be("disclosure.danger");

    [Fact]
    public void Yes_leads_to_the_helper_and_no_is_accepted()
    {
        var yes = Child.WhoTakesPart().Begin("disclosure").Press("yes");
        yes.Effects.Should().Contain(new AskForHelper());
        yes.Asked.Should().Be("relay.open");

        var no = Child.WhoTakesPart().Begin("disclosure").Press("no");
        no.Effects.Should().NotContain(new AskForHelper());
        no.Asked.Should().Be("disclosure.no_answer");
    }

    [Fact]
    public void What_was_interrupted_goes_on_afterwards()
    {
        var child = Child.WhoTakesPart().Write("мектеп", "learning").Begin("disclosure").Press("no");
        child.Said.Select(prompt => prompt.Key).Should().Equal("disclosure.no_answer", "turn.resumed", "view.more");
    }

    [Fact]
    public void An_offer_shows_the_numbers_and_the_question_again()
    {
        var child = Child.WhoTakesPart().Write("мектеп", "learning").Begin("offer");
        child.Said.Select(prompt => prompt.Key).Should().Equal("offer.card", "turn.resumed", "view.more");
    }

    [Fact]
    public void Only_the_dialogs_with_a_helper_send_their_texts_to_the_helpline() =>
        BotDialogs.All.All.Where(dialog => dialog.TextsGoToHelpline).Select(dialog => dialog.Id).Should().BeEquivalentTo("disclosure", "relay");

    [Fact]
    public void No_text_to_a_helper_stays_in_the_state()
    {
        var child = Child.WhoTakesPart().Begin("relay");
        var before = child.State.Stack[^1].Answers;
        child.Write("").Asked.Should().Be("relay.passed");
        child.State.Stack[^1].Answers.Values.Should().BeEquivalentTo(before.Values);
    }

    [Fact]
    public void Everything_is_deleted_in_two_taps()
    {
        var child = Child.WhoTakesPart().Command("data");
        child.Press("delete").Press("yes").Effects.Should().Contain(new DeleteMyData());
        child.State.Memory.Values.Should().BeEmpty();
    }

    [Fact]
    public void After_a_deletion_nothing_is_resumed()
    {
        var child = Child.WhoTakesPart().Write("мектеп", "learning").Command("data").Press("delete").Press("yes");
        child.Asked.Should().Be("mydata.deleted");
        child.State.Stack.Should().BeEmpty();
    }
}
