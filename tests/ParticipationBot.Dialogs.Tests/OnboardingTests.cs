using ParticipationBot.Dialogs.Effects;
using ParticipationBot.Participation.Participants;

namespace ParticipationBot.Dialogs.Tests;

public sealed class OnboardingTests
{
    [Fact]
    public void Leads_from_the_language_over_the_notice_to_the_age_and_the_menu()
    {
        var child = new Child().Command("start");
        child.Asked.Should().Be("onboarding.language");

        child.Press("ru").Said.Select(prompt => prompt.Key).Should().Equal("onboarding.who", "onboarding.kept", "onboarding.rights");
        child.State.Language.Should().Be("ru");

        child.Press("accept").Effects.Should().Contain(new AcceptNotice(1));
        child.Press("from13to15").Effects.Should().Contain(new SetAgeBand(AgeBand.From13To15));
        child.Asked.Should().Be("onboarding.ready");
    }

    [Theory]
    [InlineData("under10", "onboarding.too_young")]
    [InlineData("adult", "onboarding.too_old")]
    public void Others_get_the_help_card_and_nothing_they_write_is_kept(string age, string card)
    {
        var guest = Child.WhoTakesPart(age: age);
        guest.Asked.Should().Be(card);

        guest.Write("менің ойым", "learning").Effects.OfType<SaveView>().Should().BeEmpty();
        guest.Asked.Should().Be("guest.card");
    }

    [Fact]
    public void A_wrong_age_can_be_put_right()
    {
        var child = Child.WhoTakesPart(age: "adult");
        child.Write("hi").Press("again").Press("kk").Press("accept").Press("from10to12");
        child.Write("смог көп", "climate_env").Asked.Should().Be("view.more");
    }

    [Fact]
    public void A_text_before_the_notice_is_answered_with_the_language_question() =>
        new Child().Write("в школе холодно", "school_life").Asked.Should().Be("onboarding.language");
}
