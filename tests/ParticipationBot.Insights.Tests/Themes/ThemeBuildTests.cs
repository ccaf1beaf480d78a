using System.Text;
using CsCheck;
using ParticipationBot.Insights.Themes;

namespace ParticipationBot.Insights.Tests.Themes;

public sealed class ThemeBuildTests
{
    private static ThemeViews Three(int seed) => new ThemeViews(seed).Plant("toilet", 160).Plant("canteen", 120).Plant("dogs", 80);

    [Fact]
    public void Views_of_the_same_thing_come_together_across_both_languages()
    {
        var planted = Three(1);
        Dictionary<Guid, Guid?> found = [];
        planted.Build(onView: (view, _, theme) => found[view] = theme);
        foreach (var thing in planted.About.GroupBy(view => view.Value))
        {
            var best = thing.CountBy(view => found[view.Key] ?? Guid.Empty).MaxBy(group => group.Value);
            best.Key.Should().NotBe(Guid.Empty);
            best.Value.Should().BeGreaterThan(thing.Count() * 7 / 10, thing.Key);
        }
    }

    [Fact]
    public void The_same_views_in_another_order_give_the_same_themes_to_the_byte() => Gen.Int[0, 50].Sample(seed =>
    {
        var planted = Three(seed);
        ThemeView[] shuffled = [.. planted.Views];
        new Random(seed).Shuffle(shuffled);
        Encoding.UTF8.GetString(planted.Build(views: shuffled).ToBytes()).Should().Be(Encoding.UTF8.GetString(planted.Build().ToBytes()));
    }, iter: 12);

    [Fact]
    public void Reading_the_views_in_another_order_gives_the_same_themes()
    {
        // The word book numbers words as they come.
        var (one, other) = (Three(3), new ThemeViews(3));
        foreach (var word in "собака столовая қағаз мыла жол иттер".Split(' ')) other.Book.Number(word);
        other.Plant("toilet", 160).Plant("canteen", 120).Plant("dogs", 80);
        other.Build().ToBytes().Should().Equal(one.Build().ToBytes());
    }

    [Fact]
    public void One_percent_more_leaves_every_theme_its_id_and_its_number() => Gen.Int[0, 50].Sample(seed =>
    {
        var planted = Three(seed);
        var before = planted.Build();
        planted.Plant("toilet", 2).Plant("canteen", 1).Plant("dogs", 1);
        var after = planted.Build(before);
        after.Themes.Select(theme => (theme.Id, theme.Children.Children)).Should().BeEquivalentTo(before.Themes.Select(theme => (theme.Id, theme.Children.Children)));
    }, iter: 12);

    [Fact]
    public void A_theme_of_fewer_than_ten_children_is_never_shown() => Gen.Int[1, 400].Sample(seed =>
    {
        var planted = new ThemeViews(seed).Plant("toilet", 40).Plant("dogs", 9);
        // One child who writes a hundred times is one child.
        planted.Plant("canteen", 100, child: 100_000);
        Dictionary<Guid, Guid?> found = [];
        var build = planted.Build(onView: (view, _, theme) => found[view] = theme);
        foreach (var theme in build.Themes)
        {
            planted.Views.Where(view => found[view.Id] == theme.Id).Select(view => view.Child).Distinct().Count().Should().BeGreaterThanOrEqualTo(10);
            theme.Children.Children.Should().Match(number => number == null || (number >= 10 && number % 5 == 0));
            theme.Weeks.Should().OnlyContain(week => week.Children == null || (week.Children >= 10 && week.Children % 5 == 0));
        }
    }, iter: 20);

    [Fact]
    public void A_word_of_fewer_than_ten_children_is_in_no_name()
    {
        var planted = Three(5);
        for (var each = 0; each < 9; each++) planted.Add("в туалете нет мыла, это видел Ерболатушка", isKazakh: false);
        Encoding.UTF8.GetString(planted.Build().ToBytes()).Should().NotContain("ерб", "nine children wrote it");
    }

    [Fact]
    public void A_campaign_counts_as_one_voice_and_is_shown_with_its_copies()
    {
        var planted = Three(6);
        var before = planted.Build();
        var size = before.Themes.Max(theme => theme.Children.Children);
        for (var copy = 0; copy < 60; copy++) planted.Add("мы требуем чтобы в школе поставили двери в туалете и принесли мыло до конца этой недели" + (copy % 4 == 0 ? " пожалуйста" : ""), isKazakh: false);
        var after = planted.Build(before);
        after.Topics.SelectMany(topic => topic.Themes.SelectMany(theme => theme.Campaigns).Concat(topic.StrayCampaigns)).Should().Equal(60);
        after.Themes.Max(theme => theme.Children.Children).Should().Be(size);
    }

    [Fact]
    public void A_theme_that_begins_late_is_new_and_one_that_doubles_is_growing()
    {
        var planted = new ThemeViews(7).Plant("toilet", 400).Plant("canteen", 120).Plant("dogs", 40);
        var monday = Mondays.Of(ThemeViews.Now);
        for (var at = 0; at < planted.Views.Count; at++)
        {
            var thing = planted.About[planted.Views[at].Id];
            var week = thing switch { "dogs" => monday - 7 - (7 * (at % 3)), "canteen" => monday - 7 - (7 * (at % 4 == 0 ? 5 : at % 4)), _ => monday - 7 - (7 * (at % 12)) };
            planted.Views[at] = planted.Views[at] with { Week = week };
        }
        Dictionary<Guid, Guid?> found = [];
        var build = planted.Build(onView: (view, _, theme) => found[view] = theme);
        Theme Main(string thing) => build.Themes.Single(theme => theme.Id == planted.About.Where(view => view.Value == thing).CountBy(view => found[view.Key] ?? Guid.Empty).MaxBy(group => group.Value).Key);
        Main("dogs").IsNew.Should().BeTrue();
        (Main("canteen").IsNew, Main("canteen").IsGrowing).Should().Be((false, true));
        (Main("toilet").IsNew, Main("toilet").IsGrowing).Should().Be((false, false));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(9)]
    public void Hardly_any_views_give_no_theme_and_no_fault(int views) => new ThemeViews(8).Plant("toilet", views).Build().Themes.Should().BeEmpty();
}
