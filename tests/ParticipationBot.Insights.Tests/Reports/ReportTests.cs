using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using ParticipationBot.Insights.Reports;
using ParticipationBot.Insights.Reports.Documents;
using ParticipationBot.Insights.Snapshots;

namespace ParticipationBot.Insights.Tests.Reports;

public sealed class ReportTests
{
    private static readonly ReportProfile Profile = ReportProfile.Read("crc-kaz-5-6-5d");

    [Theory]
    [InlineData("en", 900, 20)]
    [InlineData("ru", 900, 20)]
    [InlineData("en", 300, 1)]
    [InlineData("ru", 300, 1)]
    public async Task The_reply_keeps_within_its_words(string language, int children, int regions)
    {
        await using var season = await Season.StartAsync();
        await season.PlantAsync(children, regions);
        season.Writer.Write(Profile, await season.TakeAsync(), language).Words.Should().BeInRange(Profile.WordsLeast, Profile.WordsMost);
    }

    [Fact]
    public async Task Every_number_of_the_issues_comes_from_the_snapshot()
    {
        await using var season = await Season.StartAsync();
        await season.PlantAsync(900);
        var snapshot = await season.TakeAsync();
        var published = snapshot.Content.Table("topic").Cells.Select(cell => cell.Children).ToHashSet();
        var issues = season.Writer.Write(Profile, snapshot, "en").Paragraphs.Single(paragraph => paragraph.Text.StartsWith("The open question", StringComparison.Ordinal));
        var numbers = Regex.Matches(issues.Text, @"\((\d+)\)").Select(match => (int?)int.Parse(match.Groups[1].Value)).ToList();
        numbers.Should().HaveCount(Profile.TopIssues).And.OnlyContain(number => published.Contains(number)).And.BeInDescendingOrder();
    }

    [Fact]
    public async Task The_documents_are_valid_and_the_same_snapshot_gives_the_same_bytes()
    {
        await using var season = await Season.StartAsync();
        await season.PlantAsync(900, regions: 20);
        var snapshot = await season.TakeAsync();
        var (first, second) = (await WriteAsync(season, snapshot, "one"), await WriteAsync(season, snapshot, "two"));
        foreach (var name in first)
        {
            var bytes = File.ReadAllBytes(Path.Combine(season.Folder, "one", name));
            File.ReadAllBytes(Path.Combine(season.Folder, "two", name)).Should().Equal(bytes, name);
            Everything(bytes).Should().NotContain("NEVER PUBLISHED").And.NotContain("701 111");
        }
        second.Should().Equal(first);
        if (Environment.GetEnvironmentVariable("TEST_PICTURES") is { Length: > 0 } kept)
            foreach (var name in first) File.Copy(Path.Combine(season.Folder, "one", name), Path.Combine(kept, name), overwrite: true);
        first.Should().Contain(["crc-kaz-5-6-5d-en.docx", "crc-kaz-5-6-5d-ru.docx", "crc-kaz-5-6-5d-children-kk.docx", "figures.xlsx", "figures.csv"]);
        foreach (var name in first.Where(name => name.EndsWith(".docx", StringComparison.Ordinal)))
        {
            using var word = WordprocessingDocument.Open(Path.Combine(season.Folder, "one", name), isEditable: false);
            new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(word, TestContext.Current.CancellationToken)
                .Select(wrong => wrong.Description + " " + wrong.Path?.XPath).Should().BeEmpty(name);
        }
        using var sheet = SpreadsheetDocument.Open(Path.Combine(season.Folder, "one", "figures.xlsx"), isEditable: false);
        new OpenXmlValidator().Validate(sheet, TestContext.Current.CancellationToken).Select(wrong => wrong.Description).Should().BeEmpty();
    }

    [Fact]
    public void An_unknown_profile_names_the_known_ones()
    {
        var read = () => ReportProfile.Read("nothing");
        read.Should().Throw<ReportRefusedException>().WithMessage("*crc-kaz-5-6-5d*");
    }

    [Fact]
    public async Task A_failing_write_leaves_no_file()
    {
        await using var season = await Season.StartAsync();
        await season.PlantAsync(300);
        var (snapshot, folder) = (await season.TakeAsync(), Path.Combine(season.Folder, "full"));
        var write = () => ReportFiles.WriteAsync(
            folder, snapshot, [season.Writer.Write(Profile, snapshot, "en")],
            name => { if (name.EndsWith(".docx", StringComparison.Ordinal)) throw new IOException("disk full"); }, CancellationToken.None);
        await write.Should().ThrowAsync<IOException>();
        Directory.GetFileSystemEntries(folder).Should().BeEmpty();
    }

    private static Task<IReadOnlyList<string>> WriteAsync(Season season, Snapshot snapshot, string folder) => ReportFiles.WriteAsync(
        Path.Combine(season.Folder, folder), snapshot,
        [
            .. Profile.Languages.Select(language => season.Writer.Write(Profile, snapshot, language)),
            .. Profile.ChildLanguages.Select(language => season.Writer.WriteForChildren(Profile, snapshot, language)),
        ], _ => { }, TestContext.Current.CancellationToken);

    private static string Everything(byte[] bytes)
    {
        if (bytes[0] != 'P') return Encoding.UTF8.GetString(bytes);
        using var zip = new ZipArchive(new MemoryStream(bytes));
        return string.Concat(zip.Entries.Select(entry => new StreamReader(entry.Open()).ReadToEnd()));
    }
}
