using System.Security.Cryptography;
using System.Text;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using ParticipationBot.Insights.Releases;
using ParticipationBot.Storage;
using ParticipationBot.Storage.Keys;
using ParticipationBot.Storage.Releases;
using ParticipationBot.Storage.Views;

namespace ParticipationBot.Insights.Tests.Releases;

/// <summary>Cleaned texts leave only by two persons' word, and nothing leaves that could tell who a child is.</summary>
public sealed class TextReleaseTests
{
    private static readonly Guid Asel = Guid.Parse("11111111-0000-0000-0000-000000000001"), Bolat = Guid.Parse("11111111-0000-0000-0000-000000000002");
    private static readonly string[] Planted = ["Айгерим", "Сериковна", "87011234567", "школе №45", "DANGER", "MAYBE"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task What_leaves_has_no_name_no_number_no_disclosure_and_no_doubled_text(string engine)
    {
        if (engine == "PostgreSQL" && PostgresServer.Missing is { } reason) Assert.Skip(reason);
        await using var server = engine == "PostgreSQL" ? await PostgresServer.StartAsync() : null;
        await using var season = await Season.StartAsync(server is null ? null : await server.DatabaseAsync());
        await PlantAsync(season, [.. Views(12), "Учительница Айгерим Сериковна кричит на нас", "Звоните мне 87011234567", "В школе №45 холодно", "DANGER дома", "MAYBE прыгну", "мнение 3!"]);
        var desk = season.Get<TextReleaseDesk>();
        var (step, code) = await desk.AskAsync(Asel, Request(season), Cancel);
        step.Should().Be(TextReleaseStep.Done);
        (await desk.ApproveAsync(Bolat, code!, Cancel)).Should().Be(TextReleaseStep.Done);
        foreach (var write in new[] { ReleaseFiles.TalkToTheCity, (Func<TextRelease, IReadOnlyList<ReleasedText>, byte[]>)ReleaseFiles.Polis })
        {
            var file = Encoding.UTF8.GetString((await desk.FetchAsync(Asel, code!, write, Cancel))!);
            file.Should().ContainAll("кричит на нас", "нение 3").And.NotContainAny(Planted);
            file.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Should().HaveCount(1 + 15, "twelve, three cleaned ones, and the copy of one only once");
        }
        await using var db = await season.Get<IDbContextFactory<ParticipationDb>>().CreateDbContextAsync(Cancel);
        (await db.AuditLog.Select(row => row.Action).ToListAsync(Cancel)).Should().Equal("texts.asked", "texts.approved", "texts.fetched", "texts.fetched");
    }

    [Fact]
    public async Task Whoever_asks_never_decides_and_nobody_else_fetches_whatever_is_tried_in_whatever_order()
    {
        await using var season = await Season.StartAsync();
        await PlantAsync(season, [.. Views(12)]);
        var desk = season.Get<TextReleaseDesk>();
        Guid[] people = [Asel, Bolat, Guid.Parse("11111111-0000-0000-0000-000000000003")];
        await Gen.Select(Gen.Int[0, 2], Gen.Int[0, 3]).Array[1, 8].SampleAsync(async acts =>
        {
            var code = (await desk.AskAsync(Asel, Request(season), Cancel)).Code!;
            foreach (var (person, act) in acts)
            {
                if (act == 0) await desk.ApproveAsync(people[person], code, Cancel);
                if (act == 1) await desk.RefuseAsync(people[person], code, "нет", Cancel);
                if (act == 2) await desk.WithdrawAsync(people[person], code, "всё", Cancel);
                var release = (await desk.FindAsync(code, Cancel))!;
                if (act == 3 && await desk.FetchAsync(people[person], code, ReleaseFiles.Polis, Cancel) is not null)
                    (release.Status == TextReleaseStatus.Approved && (people[person] == Asel || people[person] == release.DecidedBy)).Should().BeTrue();
                if (release.Status == TextReleaseStatus.Approved) release.DecidedBy.Should().NotBeNull().And.NotBe(Asel);
                if (release.Status is TextReleaseStatus.Refused or TextReleaseStatus.Withdrawn) release.Texts.Should().BeNull("nothing of it stays");
            }
        }, iter: 30, threads: 1);
    }

    [Fact]
    public async Task Too_few_children_are_refused_also_where_texts_were_left_out_or_deleted_since()
    {
        await using var season = await Season.StartAsync();
        await PlantAsync(season, [.. Views(9)]);
        var desk = season.Get<TextReleaseDesk>();
        (await desk.AskAsync(Asel, Request(season), Cancel)).Step.Should().Be(TextReleaseStep.TooFew);
        await PlantAsync(season, ["ещё одно мнение"]);
        var code = (await desk.AskAsync(Asel, Request(season), Cancel)).Code!;
        var texts = await desk.ReadAsync(code, Cancel);
        texts.Should().HaveCount(10);
        (await desk.LeaveOutAsync(Bolat, code, texts[0].View, Cancel)).Should().Be(TextReleaseStep.Done);
        (await desk.ReadAsync(code, Cancel)).Should().HaveCount(9).And.NotContain(text => text.View == texts[0].View);
        (await desk.ApproveAsync(Bolat, code, Cancel)).Should().Be(TextReleaseStep.TooFew);
    }

    [Fact]
    public async Task A_text_that_a_child_deletes_is_in_no_later_file()
    {
        await using var season = await Season.StartAsync();
        await PlantAsync(season, [.. Views(12)]);
        var desk = season.Get<TextReleaseDesk>();
        var code = (await desk.AskAsync(Asel, Request(season), Cancel)).Code!;
        await desk.ApproveAsync(Bolat, code, Cancel);
        await using (var db = await season.Get<IDbContextFactory<ParticipationDb>>().CreateDbContextAsync(Cancel))
            await db.Views.Where(row => row.Id == db.Views.OrderBy(each => each.Id).First().Id).ExecuteDeleteAsync(Cancel);
        Lines(await desk.FetchAsync(Asel, code, ReleaseFiles.TalkToTheCity, Cancel)).Should().Be(1 + 11);
        season.Clock.Advance(TimeSpan.FromDays(31));
        (await desk.FetchAsync(Asel, code, ReleaseFiles.TalkToTheCity, Cancel)).Should().BeNull("its days are over");
    }

    [Fact]
    public async Task Requests_without_a_recipient_a_purpose_or_an_end_are_refused()
    {
        await using var season = await Season.StartAsync();
        await PlantAsync(season, [.. Views(12)]);
        var good = Request(season);
        TextReleaseRequest[] bad = [good with { Recipient = " " }, good with { Purpose = "" }, good with { Days = 0 }, good with { Days = 91 }, good with { From = good.To.AddDays(1) }];
        foreach (var request in bad) (await season.Get<TextReleaseDesk>().AskAsync(Asel, request, Cancel)).Step.Should().Be(TextReleaseStep.BadRequest);
    }

    [Fact]
    public void A_text_that_a_spreadsheet_would_run_is_quoted()
    {
        var release = new TextRelease("T1", new TextReleaseRequest(default, default, null, null, false, "a", "b", 1), Asel, DateTimeOffset.UnixEpoch, default, TextReleaseStatus.Approved, Bolat, null, 2);
        var file = Encoding.UTF8.GetString(ReleaseFiles.TalkToTheCity(release, [new ReleasedText(1, Asel, "ru", "=cmd|' /C calc'!A0"), new ReleasedText(2, Asel, "ru", "Он сказал: \"нет\",\nи ушёл")]));
        file.Should().Be("id,interview,comment\r\nT1-1,1,'=cmd|' /C calc'!A0\r\nT1-2,2,\"Он сказал: \"\"нет\"\",\nи ушёл\"\r\n");
        Encoding.UTF8.GetString(ReleaseFiles.Polis(release, [])).Should().StartWith("timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\r\n");
    }

    private static IEnumerable<string> Views(int many) => Enumerable.Range(1, many).Select(at => $"Мнение {at}");

    private static int Lines(byte[]? file) => Encoding.UTF8.GetString(file!).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length;

    private static TextReleaseRequest Request(Season season)
    {
        var today = DateOnly.FromDateTime(season.Clock.GetUtcNow().UtcDateTime);
        return new TextReleaseRequest(today.AddDays(-7), today, null, null, false, "Институт", "Проверка тем", 30);
    }

    private static async Task PlantAsync(Season season, IEnumerable<string> texts)
    {
        var vault = season.Get<TextVault>();
        await using var db = await season.Get<IDbContextFactory<ParticipationDb>>().CreateDbContextAsync(Cancel);
        db.Views.AddRange(texts.Select(text => new ViewRow
        {
            Id = Guid.CreateVersion7(season.Clock.GetUtcNow()), Pseudonym = RandomNumberGenerator.GetBytes(32), Poll = "what-matters", Language = "ru",
            Text = vault.ProtectText(text, VaultPurpose.View), SuggestedTopics = "school_life", ChosenTopics = "", Topics = "school_life", CreatedAt = season.Clock.GetUtcNow(),
        }));
        await db.SaveChangesAsync(Cancel);
    }
}
