using ParticipationBot.Insights.Reports;
using ParticipationBot.Insights.Reports.Documents;
using ParticipationBot.Insights.Snapshots;

namespace ParticipationBot.Insights.Tests.Reports;

public sealed class RenamedTopicTests
{
    [Fact]
    public async Task A_report_of_an_old_snapshot_names_a_topic_that_was_renamed_since_by_its_id()
    {
        await using var season = await Season.StartAsync();
        await season.PlantAsync(900);
        var taken = await season.TakeAsync();
        var old = taken with { Content = taken.Content with { Tables = [.. taken.Content.Tables.Select(table => table with { Cells = [.. table.Cells.Select(Old)] })] } };
        var profile = ReportProfile.Read("crc-kaz-5-6-5d");
        var reports = profile.Editions.Select(edition => season.Writer.Write(profile, old, edition, new Dictionary<string, string>())).ToList();
        reports.Should().OnlyContain(report => report.Paragraphs.Any(paragraph => paragraph.Text.Contains("[schooling]")));
        (await ReportFiles.WriteAsync(Path.Combine(season.Folder, "old"), old, reports, _ => { }, TestContext.Current.CancellationToken)).Should().Contain("codebook.csv");
    }

    private static SnapshotCell Old(SnapshotCell cell) => cell.Row == "learning" ? cell with { Row = "schooling" } : cell;
}
