using ParticipationBot.Insights.Reports;
using ParticipationBot.Participation.Forums;
using ParticipationBot.Storage.Forums;

namespace ParticipationBot.Insights.Tests.Forums;

public sealed class ForumReportTests
{
    private static readonly ReportProfile Profile = ReportProfile.Read("crc-kaz-5-6-5d");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_forums_did_stands_in_the_reply_and_every_number_of_it_in_the_snapshot()
    {
        await using var season = await Season.StartAsync();
        await season.PlantAsync(300);
        await HoldAsync(season, "KZ-75", ForumKind.SchoolParliament, sessions: [30, 42], decisions: 3, carriedOut: 1);
        await HoldAsync(season, "KZ-71", ForumKind.DebateClub, sessions: [25], decisions: 0, carriedOut: 0);
        await HoldAsync(season, "KZ-10", ForumKind.DebateClub, sessions: [], decisions: 0, carriedOut: 0);
        var snapshot = await season.TakeAsync();
        var cells = snapshot.Content.Table("forum").Cells;
        cells.Select(cell => (cell.Row, cell.Children)).Should().Equal(("forums", 2), ("sessions", 3), ("seats", 95), ("decisions", 3), ("carried_out", 1));

        var report = season.Writer.Write(Profile, snapshot, "en");
        var said = report.Paragraphs.Single(paragraph => paragraph.Key == "forums");
        said.Text.Should().Contain("2 forums that met in this period, 3 sessions (95 seats taken), 3 decisions, of which 1 were carried out");
        said.IsToComplete.Should().BeFalse();
        report.Figures.Where(figure => figure.Source.StartsWith("forum / ", StringComparison.Ordinal)).Should().HaveCount(5);
        foreach (var language in new[] { "en", "ru" })
            season.Writer.Write(Profile, snapshot, language).Words.Should().BeInRange(Profile.WordsLeast, Profile.WordsMost);
    }

    [Fact]
    public async Task A_region_with_a_handful_of_children_is_held_back_and_cannot_be_had_by_subtracting()
    {
        await using var season = await Season.StartAsync();
        await season.PlantAsync(300);
        // Nine children who met six times are nine children.
        await HoldAsync(season, "KZ-75", ForumKind.SchoolParliament, sessions: [9, 9, 9, 9, 9, 9], decisions: 1, carriedOut: 1);
        await HoldAsync(season, "KZ-71", ForumKind.SchoolParliament, sessions: [40], decisions: 1, carriedOut: 0);
        await HoldAsync(season, "KZ-63", ForumKind.SchoolParliament, sessions: [80], decisions: 1, carriedOut: 0);
        var regions = (await season.TakeAsync()).Content.Table("forum-region").Cells.Where(cell => cell.Row == "sessions").ToDictionary(cell => cell.Column, cell => cell.Children);
        regions.Should().Equal(new Dictionary<string, int?> { ["KZ-75"] = null, ["KZ-71"] = null, ["KZ-63"] = 1 });
    }

    [Fact]
    public async Task Without_a_session_the_reply_says_so()
    {
        await using var season = await Season.StartAsync();
        await season.PlantAsync(300);
        var snapshot = await season.TakeAsync();
        snapshot.Content.Tables.Should().NotContain(table => table.Id.StartsWith("forum", StringComparison.Ordinal));
        season.Writer.Write(Profile, snapshot, "en").Paragraphs.Single(paragraph => paragraph.Key == "forums").Text.Should().Contain("no session in this period");
    }

    private static async Task HoldAsync(Season season, string region, ForumKind kind, int[] sessions, int decisions, int carriedOut)
    {
        var (register, diary, actor) = (season.Get<ForumRegister>(), season.Get<ForumDiary>(), Guid.Empty);
        var forum = (await register.RegisterAsync(actor, new ForumDraft(kind, "Форум", "Форум", region, "city"), Cancel))!.Value;
        foreach (var participants in sessions) (await diary.AddSessionAsync(actor, forum, new SessionDraft(Season.From.AddDays(10), participants, ["climate_env"]), Cancel)).Should().BeTrue();
        for (var at = 0; at < decisions; at++) await diary.AddDecisionAsync(actor, forum, new DecisionDraft(Season.From.AddDays(10), "Ask for trees", "akimat", null), Cancel);
        foreach (var decision in (await diary.ReadAsync(forum, Cancel)).Decisions.Take(carriedOut))
            await diary.ResolveAsync(actor, forum, decision.Id, DecisionOutcome.CarriedOut, null, Cancel);
    }
}
