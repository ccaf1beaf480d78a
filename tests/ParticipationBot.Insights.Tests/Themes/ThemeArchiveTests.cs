using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ParticipationBot.Insights.Themes;
using ParticipationBot.Storage;
using ParticipationBot.Storage.Keys;
using ParticipationBot.Storage.Themes;
using ParticipationBot.Storage.Views;

namespace ParticipationBot.Insights.Tests.Themes;

public sealed class ThemeArchiveTests
{
    private static readonly string[] Texts =
    [
        "в туалете нет мыла и бумаги", "туалет грязный, мыла нет", "дәретханада сабын мен қағаз жоқ", "дәретхана лас, сабын жоқ",
        "собаки кусают у школы, стая собак", "иттер көп, қаңғыбас иттерден қорқамыз",
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task Themes_are_kept_and_their_ids_and_given_names_stay_with_the_next_build(string engine)
    {
        if (engine == "PostgreSQL" && PostgresServer.Missing is { } reason) Assert.Skip(reason);
        await using var server = engine == "PostgreSQL" ? await PostgresServer.StartAsync() : null;
        await using var season = await Season.StartAsync(server is null ? null : await server.DatabaseAsync());
        await PlantAsync(season, 240);
        var (archive, desk) = (season.Get<ThemeArchive>(), season.Get<ThemeDesk>());
        var first = await archive.BuildAsync(isDemo: false, null, Cancel);
        var theme = first.Themes.First();
        await desk.NameAsync(Someone(), theme.Id, "Дәретхана", "Туалеты в школе", Cancel);
        season.Clock.Advance(TimeSpan.FromDays(1));
        await PlantAsync(season, 3);
        var second = await archive.BuildAsync(isDemo: false, null, Cancel);
        (await archive.LatestAsync(isDemo: false, Cancel))!.ToBytes().Should().Equal(second.ToBytes());
        second.Themes.Select(each => each.Id).Should().Contain(theme.Id);
        (await desk.NamesAsync(Cancel))[theme.Id].Russian.Should().Be("Туалеты в школе");
    }

    [Fact]
    public async Task The_demo_and_the_real_views_have_themes_of_their_own()
    {
        await using var season = await Season.StartAsync();
        await PlantAsync(season, 240);
        (await season.Get<ThemeArchive>().BuildAsync(isDemo: true, null, Cancel)).Themes.Should().BeEmpty();
    }

    [Fact]
    public async Task A_night_in_which_nothing_was_built_is_made_up_for()
    {
        await using var season = await Season.StartAsync();
        var (archive, night) = (season.Get<ThemeArchive>(), season.Get<ThemeSignal>().LastNight);
        (await archive.MissedAsync(isDemo: false, night, Cancel)).Should().BeFalse("there is nothing to build from");
        await PlantAsync(season, 240);
        (await archive.MissedAsync(isDemo: false, night, Cancel)).Should().BeTrue();
        await archive.BuildAsync(isDemo: false, null, Cancel);
        (await archive.MissedAsync(isDemo: false, night, Cancel)).Should().BeFalse();
        season.Clock.Advance(TimeSpan.FromDays(1));
        (await archive.MissedAsync(isDemo: false, season.Get<ThemeSignal>().LastNight, Cancel)).Should().BeTrue();
    }

    [Fact]
    public async Task A_paraphrase_needs_a_second_person_and_a_new_wording_needs_one_again()
    {
        await using var season = await Season.StartAsync();
        var (desk, theme, writer, other) = (season.Get<ThemeDesk>(), Someone(), Someone(), Someone());
        await desk.ParaphraseAsync(writer, theme, "ru", "Дети просят мыло в туалетах.", Cancel);
        var first = (await desk.ParaphrasesAsync(Cancel))[theme].Single();
        (await desk.ApproveAsync(writer, first.Id, Cancel)).Should().BeFalse();
        (await desk.ApproveAsync(other, first.Id, Cancel)).Should().BeTrue();
        (await desk.ParaphrasesAsync(Cancel))[theme].Single().ApprovedBy.Should().Be(other);
        await desk.ParaphraseAsync(writer, theme, "ru", "Дети просят мыло и бумагу.", Cancel);
        (await desk.ParaphrasesAsync(Cancel))[theme].Single().ApprovedBy.Should().BeNull();
    }

    [Fact]
    public async Task A_number_or_name_in_a_paraphrase_does_not_stay()
    {
        await using var season = await Season.StartAsync();
        var (desk, theme) = (season.Get<ThemeDesk>(), Someone());
        await desk.ParaphraseAsync(Someone(), theme, "ru", "Звоните +7 701 123 45 67", Cancel);
        (await desk.ParaphrasesAsync(Cancel))[theme].Single().Text.Should().NotContain("701");
    }

    [Fact]
    public async Task What_children_propose_is_grouped_and_tied_to_its_theme()
    {
        await using var season = await Season.StartAsync();
        await PlantAsync(season, 240, proposal: "пусть поставят мыло и бумагу в туалет");
        var build = await season.Get<ThemeArchive>().BuildAsync(isDemo: false, null, Cancel);
        var proposal = build.Topics.Single(topic => topic is { IsProposal: true, Themes.Count: > 0 }).Themes[0];
        build.Topics.Where(topic => !topic.IsProposal).SelectMany(topic => topic.Themes).Select(theme => (Guid?)theme.Id).Should().Contain(proposal.About);
    }

    [Theory]
    [InlineData("В школе холодно. Пусть починят батареи!", "ru", "Пусть починят батареи")]
    [InlineData("Сынып суық. Батареяны жөндеу керек.", "kk", "Батареяны жөндеу керек")]
    [InlineData("В школе холодно, батареи не греют.", "ru", "")]
    public void Sentences_that_say_what_adults_should_do_are_found(string text, string language, string asked) => ProposalFinder.In(text, language).Should().Be(asked);

    private static Guid Someone() => new(RandomNumberGenerator.GetBytes(16));

    private static async Task PlantAsync(Season season, int views, string? proposal = null)
    {
        var vault = season.Get<TextVault>();
        await using var db = await season.Get<IDbContextFactory<ParticipationDb>>().CreateDbContextAsync(Cancel);
        for (var at = 0; at < views; at++)
        {
            var text = Texts[at % Texts.Length];
            db.Views.Add(new ViewRow
            {
                Id = Someone(), Pseudonym = RandomNumberGenerator.GetBytes(32), Poll = "what-matters", Language = at % Texts.Length is 2 or 3 or 5 ? "kk" : "ru",
                Text = vault.ProtectText(text, VaultPurpose.View), Proposal = proposal is null ? null : vault.ProtectText(proposal, VaultPurpose.View),
                SuggestedTopics = "school_life", ChosenTopics = "", Topics = "school_life", CreatedAt = season.Clock.GetUtcNow().AddDays(-at % 60),
            });
        }
        await db.SaveChangesAsync(Cancel);
    }
}
