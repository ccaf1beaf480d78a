using ParticipationBot.Insights.Snapshots;

namespace ParticipationBot.Insights.Tests.Snapshots;

public sealed class SnapshotReleaseTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_second_person_releases_on_a_fixed_date()
    {
        await using var season = await Season.StartAsync();
        await season.PlantAsync(300);
        var taken = await season.TakeAsync();
        await season.Archive.ReleaseAsync("second", taken.Code, Cancel);
        var released = await season.Archive.OpenAsync(taken.Code, Cancel);
        (released.IsReleased, released.ReleasedBy).Should().Be((true, "second"));
    }

    [Fact]
    public async Task Whoever_took_it_cannot_release_it()
    {
        await using var season = await Season.StartAsync();
        await season.PlantAsync(300);
        var taken = await season.TakeAsync();
        (await RefusalAsync(() => season.Archive.ReleaseAsync("test", taken.Code, Cancel))).Should().Be(SnapshotRefusal.SamePerson);
    }

    [Fact]
    public async Task Nobody_releases_before_the_date()
    {
        await using var season = await Season.StartAsync();
        await season.PlantAsync(300);
        var taken = await season.Archive.TakeAsync("test", Season.From, new DateOnly(2026, 4, 1), isDemo: false, Cancel);
        (await RefusalAsync(() => season.Archive.ReleaseAsync("second", taken.Code, Cancel))).Should().Be(SnapshotRefusal.TooEarly);
        season.Clock.Advance(TimeSpan.FromDays(14));
        await season.Archive.ReleaseAsync("second", taken.Code, Cancel);
    }

    [Fact]
    public async Task A_withdrawn_snapshot_that_was_out_still_guards_against_subtraction()
    {
        await using var season = await Season.StartAsync();
        await season.PlantAsync(300);
        var taken = await season.TakeAsync();
        await season.Archive.ReleaseAsync("second", taken.Code, Cancel);
        await season.Archive.WithdrawAsync("second", taken.Code, "wrong", Cancel);
        await season.PlantAsync(4, seed: 9);
        (await RefusalAsync(season.TakeAsync)).Should().Be(SnapshotRefusal.TooClose);
    }

    [Fact]
    public async Task Two_snapshots_are_compared_figure_by_figure_and_no_step_is_small()
    {
        await using var season = await Season.StartAsync();
        await season.PlantAsync(300);
        var first = await season.TakeAsync();
        await season.PlantAsync(200, seed: 9);
        var second = await season.TakeAsync();
        var check = await season.Archive.CheckAsync(second, Cancel);
        check.Beside.Should().Equal(first.Code);
        check.Compared.Should().BePositive();
        check.Findings.Should().BeEmpty();
        SnapshotDifference.Between(first.Content, second.Content).Should().Contain(change => change.Table == "topic" && change.Now - change.Before >= 10);
        SnapshotDifference.Between(first.Content, first.Content).Should().BeEmpty();
    }

    [Fact]
    public async Task One_session_more_of_a_forum_gives_no_child_away()
    {
        await using var season = await Season.StartAsync();
        await season.PlantAsync(300);
        var taken = await season.TakeAsync();
        Snapshot[] both = [With(taken, "S1", 3), With(taken, "S2", 4)];
        Differencing.Check(both[1], both).Findings.Should().BeEmpty();

        static Snapshot With(Snapshot snapshot, string code, int sessions) => snapshot with
        {
            Code = code,
            Content = snapshot.Content with { Tables = [.. snapshot.Content.Tables, new("forum", "sessions", null, [new("sessions", "all", sessions, null)])] },
        };
    }

    private static async Task<SnapshotRefusal> RefusalAsync(Func<Task> act) => (await act.Should().ThrowAsync<SnapshotRefusedException>()).Which.Refusal;
}
