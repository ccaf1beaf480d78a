using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ParticipationBot.Insights.Reports;
using ParticipationBot.Insights.Reports.Documents;
using ParticipationBot.Insights.Snapshots;
using ParticipationBot.Insights.Themes;
using ParticipationBot.Storage.Keys;
using ParticipationBot.Storage.Views;

namespace ParticipationBot.Insights.Tests.Themes;

/// <summary>From children's words over the nightly build and an analyst's names to the snapshot and the documents.</summary>
public sealed class ThemeReportTests
{
    private static readonly ReportProfile Profile = ReportProfile.Read("crc-kaz-5-6-5d");
    private static readonly DateTimeOffset Within = new(2026, 2, 10, 9, 0, 0, TimeSpan.Zero), Before = new(2025, 11, 10, 9, 0, 0, TimeSpan.Zero);

    private static readonly Dictionary<string, string[]> Said = new(StringComparer.Ordinal)
    {
        ["toilet"] = ["в туалете нет мыла и бумаги", "туалет грязный, мыла нет", "дәретханада сабын мен қағаз жоқ", "дәретхана лас, сабын жоқ"],
        ["dogs"] = ["собаки кусают у школы, стая собак", "стая бродячих собак во дворе", "иттер көп, қаңғыбас иттерден қорқамыз", "қаңғыбас иттер мектеп жанында қабады"],
        ["canteen"] = ["в столовой еда остыла", "столовая маленькая, очередь за едой", "асханада тамақ суып қалады", "асханаға кезек ұзын, тамақ таусылады"],
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task A_named_theme_counts_the_children_of_the_period_alone_and_stands_in_every_document(string engine)
    {
        if (engine == "PostgreSQL" && PostgresServer.Missing is { } reason) Assert.Skip(reason);
        await using var server = engine == "PostgreSQL" ? await PostgresServer.StartAsync() : null;
        await using var season = await Season.StartAsync(server is null ? null : await server.DatabaseAsync());
        await PlantAsync(season, "toilet", 80, Within);
        await PlantAsync(season, "toilet", 60, Before);
        await PlantAsync(season, "dogs", 40, Within);
        await NameAsync(season, ("toilet", "Дәретханадағы сабын", "Мыло в школьных туалетах"), ("dogs", "", "Бродячие собаки"));
        var snapshot = await season.TakeAsync();
        snapshot.Content.Children.Should().Be(120);
        Figures(snapshot).Should().Equal(new Dictionary<string, (int?, int?)> { ["Мыло в школьных туалетах"] = (80, 67), ["Бродячие собаки"] = (40, 33) });

        var annex = season.Writer.Write(Profile, snapshot, "en").Tables.Single(table => table.Id == "theme");
        annex.Title.Should().StartWith("Table 14.");
        annex.Rows.Select(row => string.Join('|', row.SkipLast(1))).Should().Equal("Мыло в школьных туалетах|School conditions|80|67%", "Бродячие собаки|School conditions|40|33%");
        ChildRows(season, snapshot, "ru").Should().Equal("Мыло в школьных туалетах|80", "Бродячие собаки|40");
        ChildRows(season, snapshot, "kk").Should().Equal("Дәретханадағы сабын|80");
    }

    [Fact]
    public async Task A_theme_of_nine_children_of_the_period_is_held_back_with_its_name()
    {
        await using var season = await Season.StartAsync();
        await PlantAsync(season, "toilet", 80, Within);
        await PlantAsync(season, "dogs", 9, Within);
        await PlantAsync(season, "dogs", 60, Before);
        await NameAsync(season, ("toilet", "Дәретхана", "Туалеты"), ("dogs", "Қаңғыбас иттер", "Бродячие собаки"));
        var snapshot = await season.TakeAsync();
        snapshot.Content.Table("theme").Cells.Select(cell => cell.Children).Should().BeEquivalentTo([(int?)80, null]);
        Files(season, snapshot).Should().Contain("Туалеты").And.NotContain("Бродячие собаки").And.NotContain("Қаңғыбас иттер");
    }

    [Fact]
    public async Task A_theme_that_nobody_named_is_absent_and_without_any_the_annex_says_so()
    {
        await using var season = await Season.StartAsync();
        await PlantAsync(season, "toilet", 80, Within);
        await PlantAsync(season, "dogs", 40, Within);
        await season.Get<ThemeArchive>().BuildAsync(isDemo: false, null, Cancel);
        var without = await season.TakeAsync();
        without.Content.Tables.Should().NotContain(table => table.Id == "theme");
        var report = season.Writer.Write(Profile, without, "en");
        report.Tables.Should().HaveCount(14).And.NotContain(table => table.Id == "theme");
        report.Tables[0].Query.Should().EndWith("No themes within the issues are shown: none has been named by an analyst, or too few children stand behind each.");
        ChildRows(season, without, "ru").Should().BeEmpty();

        await NameAsync(season, ("toilet", "Дәретхана", "Туалеты"));
        var one = await season.TakeAsync();
        Figures(one).Keys.Should().Equal("Туалеты");
        one.Content.Table("theme").Cells.Should().ContainSingle();
        season.Writer.Write(Profile, one, "en").Tables[0].Query.Should().NotContain("No themes");
    }

    [Fact]
    public async Task Where_every_named_theme_is_held_back_there_is_a_sentence_and_no_table()
    {
        await using var season = await Season.StartAsync();
        await season.PlantAsync(300);
        await PlantAsync(season, "dogs", 9, Within);
        await PlantAsync(season, "dogs", 60, Before);
        await NameAsync(season, ("dogs", "Қаңғыбас иттер", "Бродячие собаки"));
        var snapshot = await season.TakeAsync();
        snapshot.Content.Table("theme").IsEmpty.Should().BeTrue();
        var report = season.Writer.Write(Profile, snapshot, "ru");
        report.Tables.Should().NotContain(table => table.Id == "theme");
        report.Tables[0].Query.Should().Contain("Подтемы не показаны");
        ChildRows(season, snapshot, "kk").Should().BeEmpty();
    }

    [Fact]
    public async Task A_snapshot_keeps_its_numbers_and_names_when_themes_are_built_and_named_anew()
    {
        await using var season = await Season.StartAsync();
        await PlantAsync(season, "toilet", 80, Within);
        await NameAsync(season, ("toilet", "Дәретхана", "Туалеты"));
        var taken = await season.TakeAsync();
        var (bytes, files) = (taken.Content.ToBytes(), Files(season, taken));
        season.Clock.Advance(TimeSpan.FromDays(1));
        await PlantAsync(season, "toilet", 40, Within);
        await PlantAsync(season, "dogs", 40, Within);
        await NameAsync(season, ("toilet", "Сабын", "Мыло"), ("dogs", "Қаңғыбас иттер", "Бродячие собаки"));
        var opened = await season.Archive.OpenAsync(taken.Code, Cancel);
        opened.Content.ToBytes().Should().Equal(bytes);
        opened.Hash.Should().Be(Convert.ToHexStringLower(SHA256.HashData(bytes)));
        Files(season, opened).Should().Be(files);
        Figures(await season.TakeAsync()).Should().Contain("Мыло", (120, 75)).And.ContainKey("Бродячие собаки");
    }

    [Fact]
    public async Task A_few_children_more_in_a_theme_are_not_published_beside_its_earlier_number()
    {
        await using var season = await Season.StartAsync();
        await PlantAsync(season, "toilet", 80, Within);
        await PlantAsync(season, "canteen", 40, Within);
        await NameAsync(season, ("toilet", "Дәретхана", "Туалеты"), ("canteen", "Асхана", "Столовая"));
        var first = await season.TakeAsync();
        await PlantAsync(season, "toilet", 5, Within);
        await PlantAsync(season, "canteen", 30, Within);
        await season.Get<ThemeArchive>().BuildAsync(isDemo: false, null, Cancel);
        var second = await season.TakeAsync();
        Figures(second).Keys.Should().Equal("Столовая");
        // Whoever compares the two still reads which theme it is.
        SnapshotDifference.Between(first.Content, second.Content).Should().Contain(change => change.Theme != null && change.Theme.NameIn("kk") == "Дәретхана" && change.Before == 80 && change.Now == null);
    }

    [Fact]
    public async Task A_text_that_many_copied_counts_once_and_a_relabelled_view_leaves_its_theme()
    {
        await using var season = await Season.StartAsync();
        await PlantAsync(season, "toilet", 80, Within);
        await PlantAsync(season, "toilet", 30, Within, "мы требуем чтобы в школьном туалете поставили двери и принесли мыло до конца этой недели");
        await NameAsync(season, ("toilet", "Дәретхана", "Туалеты"));
        await using (var db = await season.DatabaseAsync())
        {
            var views = await db.Views.ToListAsync(Cancel);
            foreach (var view in views.Where(view => season.Get<TextVault>().OpenText(view.Text, VaultPurpose.View) == Said["toilet"][0])) view.Topics = "learning";
            await db.SaveChangesAsync(Cancel);
        }
        Figures(await season.TakeAsync())["Туалеты"].Children.Should().Be(60);
    }

    private static Dictionary<string, (int? Children, int? Percent)> Figures(Snapshot snapshot) => snapshot.Content.Table("theme") is var table
        ? table.Cells.Where(cell => cell.Children is not null).OrderByDescending(cell => cell.Children).ToDictionary(cell => table.ThemeOf(cell.Row)!.NameIn("ru"), cell => (cell.Children, cell.Percent)) : [];

    private static IEnumerable<string> ChildRows(Season season, Snapshot snapshot, string language) =>
        season.Writer.WriteForChildren(Profile, snapshot, language).Tables.Where(table => table.Id == "theme").SelectMany(table => table.Rows).Select(row => string.Join('|', row));

    /// <summary>Everything that leaves in words.</summary>
    private static string Files(Season season, Snapshot snapshot) => string.Concat(
        [
            .. Profile.Editions.Select(edition => HtmlDocument.Write(season.Writer.Write(Profile, snapshot, edition, new Dictionary<string, string>()))),
            .. new[] { snapshot.Content.ToBytes(), FigureFiles.Csv(snapshot), Codebook.Json(snapshot), Codebook.Csv(snapshot) }.Select(Encoding.UTF8.GetString),
        ]);

    /// <summary>Builds, and names each planted thing by the theme that most of its views came to.</summary>
    private static async Task NameAsync(Season season, params (string Thing, string Kazakh, string Russian)[] names)
    {
        Dictionary<Guid, Guid?> found = [];
        await season.Get<ThemeArchive>().BuildAsync(isDemo: false, null, Cancel, (view, _, theme) => found[view] = theme);
        await using var db = await season.DatabaseAsync();
        var views = await db.Views.AsNoTracking().ToListAsync(Cancel);
        foreach (var (thing, kazakh, russian) in names)
        {
            var theme = views.Where(view => Said[thing].Contains(season.Get<TextVault>().OpenText(view.Text, VaultPurpose.View))).CountBy(view => found[view.Id] ?? Guid.Empty).MaxBy(group => group.Value).Key;
            await season.Get<ThemeDesk>().NameAsync(Guid.Empty, theme, kazakh, russian, Cancel);
        }
    }

    private static async Task PlantAsync(Season season, string thing, int children, DateTimeOffset at, string? text = null)
    {
        await using var db = await season.DatabaseAsync();
        for (var each = 0; each < children; each++)
        {
            var place = each % Said[thing].Length;
            db.Views.Add(new ViewRow
            {
                Id = Guid.CreateVersion7(at.AddSeconds(each)), Pseudonym = RandomNumberGenerator.GetBytes(32), Poll = "what-matters", Language = text is null && place > 1 ? "kk" : "ru",
                Text = season.Get<TextVault>().ProtectText(text ?? Said[thing][place], VaultPurpose.View), SuggestedTopics = "school_life", ChosenTopics = "", Topics = "school_life", CreatedAt = at,
            });
        }
        await db.SaveChangesAsync(Cancel);
    }
}
