using ParticipationBot.Insights.Snapshots;

namespace ParticipationBot.Insights.Tests.Snapshots;

public sealed class SnapshotTests
{
    [Fact]
    public async Task Every_published_number_is_rounded_and_stands_for_at_least_ten_children()
    {
        await using var season = await Season.StartAsync();
        await season.PlantAsync(800);
        var snapshot = await season.TakeAsync();
        snapshot.Content.Children.Should().Be(800);
        snapshot.Content.Tables.SelectMany(table => table.Cells).Should().OnlyContain(cell => cell.Children == null || (cell.Children >= 10 && cell.Children % 5 == 0));
        snapshot.Content.Table("topic-sex").Cells.Should().Contain(cell => cell.Children != null);
    }

    [Fact]
    public async Task Unchanged_views_give_the_same_snapshot_again()
    {
        await using var season = await Season.StartAsync();
        await season.PlantAsync(300);
        (await season.TakeAsync()).Code.Should().Be((await season.TakeAsync()).Code);
        (await season.Archive.ListAsync(TestContext.Current.CancellationToken)).Should().HaveCount(1);
    }

    [Fact]
    public async Task A_few_children_more_are_not_published_beside_the_earlier_number()
    {
        await using var season = await Season.StartAsync();
        await season.PlantAsync(300);
        await season.TakeAsync();
        await season.PlantAsync(4, seed: 9);
        var take = season.TakeAsync;
        await take.Should().ThrowAsync<SnapshotRefusedException>().WithMessage("*fewer than 10 children*");
    }

    [Fact]
    public async Task A_cell_that_grew_by_few_children_is_held_back_in_the_next_snapshot()
    {
        await using var season = await Season.StartAsync();
        await season.PlantAsync(300);
        var first = await season.TakeAsync();
        await season.PlantAsync(60, seed: 9);
        var second = await season.TakeAsync();
        foreach (var (before, now) in first.Content.Tables.SelectMany(table => table.Cells.Select(cell => (cell, second.Content.Table(table.Id).Find(cell.Row, cell.Column)!))))
        {
            if (before.Children is { } earlier && now.Children is { } later && earlier != later) Math.Abs(later - earlier).Should().BeGreaterThanOrEqualTo(10);
        }
    }

    [Theory]
    [InlineData(0, "*no views*")]
    [InlineData(1, "*Fewer than 10 children*")]
    [InlineData(12, "*held back*")]
    public async Task Too_little_data_is_refused_with_the_reason(int children, string reason)
    {
        await using var season = await Season.StartAsync();
        await season.PlantAsync(children);
        var take = season.TakeAsync;
        await take.Should().ThrowAsync<SnapshotRefusedException>().WithMessage(reason);
    }

    [Fact]
    public async Task A_withdrawn_snapshot_keeps_its_reason_and_cannot_be_used()
    {
        await using var season = await Season.StartAsync();
        await season.PlantAsync(300);
        var taken = await season.TakeAsync();
        (await season.Archive.WithdrawAsync("test", taken.Code, "Test views were among them.", TestContext.Current.CancellationToken)).Should().BeTrue();
        var open = () => season.Archive.OpenAsync(taken.Code, TestContext.Current.CancellationToken);
        await open.Should().ThrowAsync<SnapshotRefusedException>().WithMessage("*Test views were among them.");
    }
}
