using ParticipationBot.Conversation;
using ParticipationBot.Dialogs.Effects;

namespace ParticipationBot.Dialogs.Tests;

public sealed class NewsTests
{
    [Fact]
    public void The_newest_page_comes_first_and_more_leads_on()
    {
        var child = Child.WhoTakesPart().Command("news");
        child.Effects.OfType<ShowNews>().Should().Equal(new ShowNews(0));
        child.Asked.Should().Be("news.choose");
        child.Press("more").Effects.OfType<ShowNews>().Should().Equal(new ShowNews(1));
        child.Press("more").Effects.OfType<ShowNews>().Should().Equal(new ShowNews(2));
        child.Command("news").Effects.OfType<ShowNews>().Should().Equal([new ShowNews(0)], "asked anew it begins anew");
    }

    [Fact]
    public void A_view_that_was_interrupted_by_the_news_goes_on_afterwards()
    {
        var child = Child.WhoTakesPart().Write("smog").Command("news");
        child.Press("back").Asked.Should().Be("view.more");
    }

    [Fact]
    public void Words_written_there_are_no_answer_and_help_is_one_tap_away()
    {
        var child = Child.WhoTakesPart().Command("news").Write("hello");
        child.Said.Select(prompt => prompt.Key).Should().Contain("news.unclear");
        child.Press("!help").Said.Select(prompt => prompt.Key).Should().Contain("help.card");
    }

    [Fact]
    public void Stop_means_that_no_news_come_either() =>
        Child.WhoTakesPart().Command("stop").Effects.OfType<SetNews>().Should().Equal(new SetNews(false));

    [Fact]
    public void Who_has_not_accepted_the_notice_is_asked_to_first() =>
        new Child().Command("news").Effects.OfType<ShowNews>().Should().BeEmpty();
}
