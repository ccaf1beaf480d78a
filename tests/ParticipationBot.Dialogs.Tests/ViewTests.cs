using ParticipationBot.Conversation;
using ParticipationBot.Conversation.Turns;
using ParticipationBot.Dialogs.Effects;

namespace ParticipationBot.Dialogs.Tests;

public sealed class ViewTests
{
    [Fact]
    public void A_view_written_straight_away_is_understood_confirmed_and_saved()
    {
        var child = Child.WhoTakesPart().Write("Қыста түтіннен дем алу қиын", "climate_env");
        child.Asked.Should().Be("view.more");
        child.Press("done").Asked.Should().Be("view.confirm");
        child.Press("yes").Asked.Should().Be("view.propose");
        child.Write("Газ тартсын").Effects.OfType<SaveView>().Should().ContainSingle()
            .Which.Should().BeEquivalentTo(new SaveView("Қыста түтіннен дем алу қиын", ["climate_env"], ["climate_env"], "Газ тартсын"));
    }

    [Fact]
    public void The_childs_choice_of_topics_wins()
    {
        var child = Child.WhoTakesPart("ru").Write("темно и собаки", "leisure").Press("done").Press("no");
        child.Press("safe_places").Press("health").Press("health").Press("done").Press("skip");
        child.Effects.OfType<SaveView>().Single().Chosen.Should().Equal("safe_places");
    }

    [Fact]
    public void Ticking_a_topic_changes_the_question_in_place()
    {
        var child = Child.WhoTakesPart().Write("text").Press("done");
        child.Asked.Should().Be("view.pick");
        child.Press("health").Effects.OfType<Say>().Single().Replaces.Should().BeTrue();
    }

    [Fact]
    public void A_fourth_topic_takes_the_place_of_the_first()
    {
        var child = Child.WhoTakesPart().Write("text").Press("done").Press("health").Press("online").Press("leisure").Press("learning");
        child.Press("done").Press("skip").Effects.OfType<SaveView>().Single().Chosen.Should().Equal("online", "leisure", "learning");
    }

    [Fact]
    public void Several_messages_make_one_view()
    {
        var child = Child.WhoTakesPart().Write("бірінші", "learning").Write("екінші", "health").Press("done").Press("skip").Press("skip");
        var view = child.Effects.OfType<SaveView>().Single();
        view.Text.Should().Be("бірінші\nекінші");
        view.Suggested.Should().Equal("learning", "health");
    }

    [Fact]
    public void A_view_left_half_way_is_saved_when_its_time_is_over()
    {
        var child = Child.WhoTakesPart().Write("мектеп суық", "school_life");
        child.Now = Child.Start.AddHours(13);
        child.Take(new Input.Timeout()).Effects.OfType<SaveView>().Should().ContainSingle();
        child.Said.Should().BeEmpty("nobody is woken for it");
    }

    [Fact]
    public void A_view_that_the_child_takes_back_is_not_saved() =>
        Child.WhoTakesPart().Write("жоқ, керек емес", "other").Press("skip").Effects.OfType<SaveView>().Should().BeEmpty();

    [Fact]
    public void The_questions_about_the_child_come_once_ever()
    {
        var child = Child.WhoTakesPart().Write("a", "health").Press("done").Press("yes").Press("skip");
        child.Asked.Should().Be("profile.begin");
        child.Press("yes").Press("girl").Effects.Should().Contain(new SetProfile("sex", "girl"));
        child.Press("KZ-75").Press("skip").Press("kk").Press("none").Press("skip").Asked.Should().Be("view.thanks");

        child.Write("b", "health").Press("done").Press("yes").Press("skip").Asked.Should().Be("view.thanks");
    }

    [Fact]
    public void An_old_button_is_answered_and_the_question_asked_again()
    {
        var child = Child.WhoTakesPart().Write("a", "health");
        var old = child.State.Question;
        child.Press("done").Take(new Input.Choice(old, "done"));
        child.Said.Select(prompt => prompt.Key).Should().Equal(EngineKeys.Stale, "view.confirm");
    }
}
