using ParticipationBot.Conversation.State;
using ParticipationBot.Dialogs.Effects;
using ParticipationBot.Dialogs.Help;

namespace ParticipationBot.Dialogs.Tests;

public sealed class HelplineTests
{
    [Fact]
    public void After_a_disclosure_the_child_hears_who_reads_and_the_numbers_before_the_one_choice()
    {
        var child = Child.WhoTakesPart().Begin("disclosure", Answers.None.With("urgency", "high"));
        child.Effects.OfType<TellWhoReads>().Should().Equal(new TellWhoReads(WithNumbers: true));
        child.Asked.Should().Be("disclosure.answer_here");
    }

    [Fact]
    public void Who_goes_on_from_a_disclosure_is_not_told_twice_who_reads()
    {
        var child = Child.WhoTakesPart().Begin("disclosure", Answers.None.With("urgency", "high")).Press("yes");
        child.Effects.Should().Contain(new AskForHelper());
        child.Effects.OfType<TellWhoReads>().Should().BeEmpty();
    }

    [Fact]
    public void Who_asks_for_a_helper_of_their_own_accord_is_told_who_reads()
    {
        var child = Child.WhoTakesPart().Command("help").Press("write");
        child.Effects.Should().ContainInOrder(new AskForHelper(), new TellWhoReads(WithNumbers: false));
        child.Asked.Should().Be("relay.open");
    }

    [Fact]
    public void Leaving_is_noted_and_the_way_back_stands_below()
    {
        var child = Child.WhoTakesPart().Command("reply").Press("leave");
        child.Effects.Should().Contain(new LeaveHelper());
        child.Said.First().Key.Should().Be("relay.left");
        child.Said.First().Rows.SelectMany(row => row).Select(option => option.Id).Should().Contain("!reply");
    }

    [Theory]
    [InlineData(true, "helped_yes", "status.thanks_yes", false)]
    [InlineData(false, "helped_no", "status.thanks_no", true)]
    public void Did_it_help_is_thanked_and_who_says_no_gets_the_numbers(bool helped, string command, string text, bool withNumbers)
    {
        var child = Child.WhoTakesPart().Command(command);
        child.Effects.OfType<RateHelp>().Should().Equal(new RateHelp(helped));
        var said = child.Said.First();
        said.Key.Should().Be(text);
        said.Values.ContainsKey("numbers").Should().Be(withNumbers);
        said.Rows.SelectMany(row => row).Select(option => option.Id).Should().Contain("!reply");

        var dialog = new HelpedDialog(helped);
        dialog.Id.Should().Be(command);
        dialog.Graph.Steps["thanks"].TextKeys.Should().Contain(text);
    }

    [Fact]
    public void The_dialogs_after_a_disclosure_send_what_is_written_to_the_case()
    {
        new DisclosureDialog().TextsGoToHelpline.Should().BeTrue();
        new RelayDialog().TextsGoToHelpline.Should().BeTrue();
        new HelpDialog().TextsGoToHelpline.Should().BeFalse();
    }
}
