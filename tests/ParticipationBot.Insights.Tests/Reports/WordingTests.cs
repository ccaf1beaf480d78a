using ParticipationBot.Insights.Reports;
using ParticipationBot.Insights.Reports.Wording;

namespace ParticipationBot.Insights.Tests.Reports;

public sealed class WordingTests
{
    private static readonly string[] Figures = ["children", "from"];
    private static readonly ReportPassage Passage = new("method", "From {from}, {children} children aged 10 to 17 wrote.", IsMinistry: false);

    [Theory]
    [InlineData("Thank you, {children} children.", null)]
    [InlineData("Aged 10 to 17: {children}.", null)]
    [InlineData("About 950 children.", WordingFault.TypedNumber)]
    [InlineData("{children} children, that is 12 %.", WordingFault.TypedNumber)]
    [InlineData("{kids} wrote.", WordingFault.UnknownFigure)]
    [InlineData("{children wrote.", WordingFault.LooseBrace)]
    [InlineData("  ", WordingFault.Empty)]
    public void A_figure_can_be_moved_but_not_altered(string wording, WordingFault? fault) =>
        WordingCheck.Problems(Passage, wording, Figures).Select(problem => (WordingFault?)problem.Fault).Should().BeEquivalentTo(fault is null ? [] : new[] { fault });

    [Fact]
    public void The_ministry_may_write_its_own_numbers() =>
        WordingCheck.Problems(Passage with { IsMinistry = true }, "Act No. 245 of 30.12.2025.", Figures).Should().BeEmpty();

    [Fact]
    public async Task What_the_ministry_wrote_is_no_longer_a_marked_place()
    {
        await using var season = await Season.StartAsync();
        await season.PlantAsync(300);
        var wording = new Dictionary<string, string> { ["law"] = "Act No. 245 of 30 December 2025 gives children's views due weight." };
        var report = season.Writer.Write(ReportProfile.Read("crc-kaz-5-6-5d"), await season.TakeAsync(), new ReportEdition("en", IsForChildren: false), wording);
        report.Paragraphs[0].Should().Match<ReportParagraph>(paragraph => !paragraph.IsToComplete && paragraph.Text.StartsWith("Act No. 245"));
        report.Paragraphs.Count(paragraph => paragraph.IsToComplete).Should().Be(2);
    }

    [Fact]
    public async Task A_wording_is_kept_for_its_snapshot_and_a_second_editor_does_not_overwrite_it()
    {
        await using var season = await Season.StartAsync();
        await season.PlantAsync(300);
        var (snapshot, profile, edition) = (await season.TakeAsync(), ReportProfile.Read("crc-kaz-5-6-5d"), new ReportEdition("ru", IsForChildren: false));
        var wording = new Dictionary<string, string> { ["method"] = "Написали {children} детей." };
        (await season.Drafts.SaveAsync("one", snapshot, profile, edition, wording, 0, TestContext.Current.CancellationToken)).Should().Be(1);
        (await season.Drafts.SaveAsync("two", snapshot, profile, edition, wording, 0, TestContext.Current.CancellationToken)).Should().BeNull();
        var kept = await season.Drafts.ReadAsync(snapshot.Code, profile, edition, TestContext.Current.CancellationToken);
        kept.Wording.Should().BeEquivalentTo(wording);
        var alter = () => season.Drafts.SaveAsync("one", snapshot, profile, edition, new Dictionary<string, string> { ["method"] = "Написали 5000 детей." }, 1, TestContext.Current.CancellationToken);
        await alter.Should().ThrowAsync<ReportRefusedException>();
    }
}
