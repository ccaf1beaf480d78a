using Microsoft.EntityFrameworkCore;
using ParticipationBot.Insights.Overviews;
using ParticipationBot.Storage;
using ParticipationBot.Storage.Keys;
using ParticipationBot.Storage.Views;

namespace ParticipationBot.Insights.Tests.Overviews;

/// <summary>What people say about topics: what is learned from it, and how it shows whether the classifier still understands.</summary>
public sealed class LearningTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Only_views_whose_topics_a_person_named_are_learned_from_and_the_analyst_has_the_last_word()
    {
        await using var season = await Season.StartAsync();
        await PlantAsync(season,
            View("nobody said", suggested: "learning"),
            View("the child wrote", suggested: "learning", chosen: "leisure,health"),
            View("the analyst wrote", suggested: "learning", chosen: "leisure", analyst: "violence"),
            View("gone", chosen: "leisure", change: row => row.IsErased = true),
            View("practice", chosen: "leisure", change: row => row.IsDemo = true));
        var confirmed = await season.Get<ConfirmedTopics>().ReadAsync(Cancel);
        confirmed.Select(view => (view.Text, string.Join(',', view.Topics)))
            .Should().BeEquivalentTo([("the child wrote", "leisure,health"), ("the analyst wrote", "violence")]);
    }

    [Fact]
    public async Task What_is_learned_from_carries_no_phone_number()
    {
        await using var season = await Season.StartAsync();
        await PlantAsync(season, View("позвоните мне 87011234567", chosen: "leisure"));
        (await season.Get<ConfirmedTopics>().ReadAsync(Cancel)).Should().ContainSingle().Which.Text.Should().NotContain("8701");
    }

    [Fact]
    public async Task Drift_counts_abstentions_and_corrections_by_week_and_language()
    {
        await using var season = await Season.StartAsync();
        await PlantAsync(season,
            [.. Many(10, () => View("a", suggested: "")),
             .. Many(5, () => View("b", suggested: "learning", chosen: "leisure")),
             .. Many(5, () => View("c", suggested: "learning", chosen: "learning,leisure")),
             .. Many(5, () => View("d", suggested: "learning", analyst: "violence")),
             .. Many(15, () => View("e", suggested: "learning"))]);
        var week = (await season.Get<LanguageDrift>().ReadAsync(Cancel)).Should().ContainSingle().Subject;
        week.Should().Be(new DriftWeek(new DateOnly(2026, 3, 30), "ru", 40, 10 / 40.0, 10 / 40.0));
    }

    [Fact]
    public async Task A_week_of_few_views_shows_no_share()
    {
        await using var season = await Season.StartAsync();
        await PlantAsync(season, [.. Many(LanguageDrift.FewestViews - 1, () => View("a", suggested: ""))]);
        (await season.Get<LanguageDrift>().ReadAsync(Cancel)).Should().ContainSingle().Which.Abstained.Should().BeNull();
    }

    private static IEnumerable<T> Many<T>(int times, Func<T> make) => Enumerable.Range(0, times).Select(_ => make());

    private static Func<TextVault, DateTimeOffset, ViewRow> View(string text, string suggested = "", string chosen = "", string? analyst = null, Action<ViewRow>? change = null) => (vault, now) =>
    {
        var row = new ViewRow
        {
            Id = Guid.CreateVersion7(now), Pseudonym = Guid.CreateVersion7(now).ToByteArray(), Poll = "open", Language = "ru", Text = vault.ProtectText(text, VaultPurpose.View),
            SuggestedTopics = suggested, ChosenTopics = chosen, Topics = chosen.Length > 0 ? chosen : suggested, AnalystTopics = analyst, CreatedAt = now,
        };
        change?.Invoke(row);
        return row;
    };

    private static async Task PlantAsync(Season season, params Func<TextVault, DateTimeOffset, ViewRow>[] views)
    {
        await using var db = await season.Get<IDbContextFactory<ParticipationDb>>().CreateDbContextAsync(Cancel);
        db.Views.AddRange(views.Select(view => view(season.Get<TextVault>(), season.Clock.GetUtcNow())));
        await db.SaveChangesAsync(Cancel);
    }
}
