using Microsoft.EntityFrameworkCore;
using ParticipationBot.Insights.Exploring;
using ParticipationBot.Insights.Snapshots;

namespace ParticipationBot.Insights.Tests.Exploring;

public sealed class ExplorationTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_figures_are_those_that_a_snapshot_of_the_same_views_would_show()
    {
        await using var season = await Season.StartAsync();
        await season.PlantAsync(900, regions: 20);
        var (shown, snapshot) = (await season.Explorations.ReadAsync(isDemo: false, Cancel), await season.TakeAsync());
        foreach (var table in snapshot.Content.Tables)
            shown.Table(table.Id).Cells.Should().BeEquivalentTo(table.Cells, table.Id);
        shown.Children.Should().Be(snapshot.Content.Children);
    }

    [Fact]
    public async Task Under_ten_children_show_nothing()
    {
        await using var season = await Season.StartAsync();
        await season.PlantAsync(9);
        (await season.Explorations.ReadAsync(isDemo: false, Cancel)).IsEmpty.Should().BeTrue();
    }

    [Fact]
    public async Task Every_number_shown_is_rounded_and_stands_for_ten_children_or_twenty_for_sensitive_topics_by_region()
    {
        await using var season = await Season.StartAsync();
        await season.PlantAsync(1500, regions: 20);
        var shown = await season.Explorations.ReadAsync(isDemo: false, Cancel);
        shown.Tables.SelectMany(table => table.Cells).Should().OnlyContain(cell => cell.Children == null || (cell.Children >= 10 && cell.Children % 5 == 0));
        shown.Table("topic-region").Cells.Where(cell => cell.Row is "violence" or "bullying" or "mental_health" or "disability")
            .Should().OnlyContain(cell => cell.Children == null || cell.Children >= 20);
    }

    [Fact]
    public async Task One_child_more_changes_no_number_that_was_shown()
    {
        await using var season = await Season.StartAsync();
        await season.PlantAsync(400);
        var before = await season.Explorations.ReadAsync(isDemo: false, Cancel);
        for (var more = 1; more < 10; more++)
        {
            await season.PlantAsync(1, seed: more);
            season.Clock.Advance(TimeSpan.FromHours(2));
            var now = await season.Explorations.ReadAsync(isDemo: false, Cancel);
            now.CountedAt.Should().BeAfter(before.CountedAt);
            foreach (var (old, cell) in Pairs(before, now))
                if (old.Children is { } shown && cell.Children is { } later) later.Should().Be(shown);
        }
    }

    [Fact]
    public async Task Views_that_come_in_are_counted_after_an_hour_as_if_all_were_counted_anew()
    {
        await using var season = await Season.StartAsync();
        await using var other = await Season.StartAsync();
        await season.PlantAsync(300);
        await season.Explorations.ReadAsync(isDemo: false, Cancel);
        await season.PlantAsync(600, seed: 8);
        season.Clock.Advance(TimeSpan.FromHours(2));
        foreach (var (children, seed) in new[] { (300, 7), (600, 8) }) await other.PlantAsync(children, seed: seed);
        var (added, anew) = (await season.Explorations.ReadAsync(isDemo: false, Cancel), await other.Explorations.ReadAsync(isDemo: false, Cancel));
        // Numbers that were shown before may lag by a few children.
        foreach (var (cell, fresh) in Pairs(added, anew))
            if (cell.Children is { } shown && fresh.Children is { } now) Math.Abs(shown - now).Should().BeLessThan(15);
    }

    [Fact]
    public async Task What_a_child_deleted_is_no_longer_counted()
    {
        await using var season = await Season.StartAsync();
        await season.PlantAsync(300);
        await season.Explorations.ReadAsync(isDemo: false, Cancel);
        await using (var db = await season.DatabaseAsync()) await db.Views.ExecuteDeleteAsync(Cancel);
        season.Clock.Advance(TimeSpan.FromHours(2));
        (await season.Explorations.ReadAsync(isDemo: false, Cancel)).IsEmpty.Should().BeTrue();
    }

    [Fact]
    public async Task Who_is_missing_is_told_beside_the_population_with_its_source_and_date()
    {
        await using var season = await Season.StartAsync();
        await season.PlantAsync(900);
        var coverage = Coverage.Of((await season.Explorations.ReadAsync(isDemo: false, Cancel)).Table);
        coverage.Source.Should().ContainKeys("en", "ru");
        var girls = coverage.Rows.Single(row => row.Group == "girl");
        girls.TookPart.Should().BeInRange(60, 74);
        girls.Behind.Should().BeNegative();
        coverage.RegionsSilent.Should().HaveCountGreaterThanOrEqualTo(15);
    }

    private static IEnumerable<(SnapshotCell Before, SnapshotCell Now)> Pairs(Exploration before, Exploration now) =>
        before.Tables.SelectMany(table => table.Cells.Select(cell => (cell, now.Table(table.Id).Find(cell.Row, cell.Column)!))).Where(pair => pair.Item2 is not null);
}
