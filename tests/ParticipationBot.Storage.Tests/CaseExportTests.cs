using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ParticipationBot.Safeguarding.Sealing;
using ParticipationBot.Storage.Cases;
using ParticipationBot.Storage.Cases.Export;
using ParticipationBot.Storage.Cases.Timeline;
using ParticipationBot.Storage.Staff;
using Sodium;

namespace ParticipationBot.Storage.Tests;

public sealed class CaseExportTests(Databases databases)
{
    private const string Chat = "700100200";
    private const string Passphrase = "snow leopard in the steppe";
    private const string Words = "HARM қорқам";
    private static readonly ExportOrder Json = new("json", WithNotes: false, new ExportSeal(Passphrase, null));
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Takes_a_reason_and_a_second_person_and_expires(string kind)
    {
        await using var bot = await Bot.StartAsync(databases, kind);
        var (dana, key, saule, boss, found) = await SceneAsync(bot);
        var approvals = bot.Get<CaseApprovals>();
        (await MakeAsync(bot, dana, key, found)).Outcome.Should().Be(ExportOutcome.NotAgreed, "nobody asked");
        (await approvals.AskAsync(dana, found.Id, ApprovalKind.Export, "", Cancel)).Should().BeFalse("a reason is asked for");
        (await approvals.AskAsync(dana, found.Id, ApprovalKind.Export, "Letter 17 of the guardianship office", Cancel)).Should().BeTrue();
        (await MakeAsync(bot, dana, key, found)).Outcome.Should().Be(ExportOutcome.NotAgreed, "nobody agreed");
        var asked = (await approvals.OpenAsync(found.Id, Cancel)).Single().Id;
        (await approvals.ApproveAsync(dana, found.Id, asked, Cancel)).Should().BeFalse("one person does not count twice");
        (await approvals.ApproveAsync(saule, found.Id, asked, Cancel)).Should().BeFalse("neither is a supervisor");
        (await approvals.ApproveAsync(boss, found.Id, asked, Cancel)).Should().BeTrue();

        var result = await MakeAsync(bot, dana, key, found);
        result.Outcome.Should().Be(ExportOutcome.Done);
        Encoding.UTF8.GetString(result.File!).Should().NotContain("қорқам").And.NotContain(found.Code);
        result.Name.Should().Be($"{found.Code}.json.sealed");
        var file = JsonDocument.Parse(SealedFile.Open(result.File!, Passphrase)).RootElement;
        file.GetProperty("messages")[0].GetProperty("text").GetString().Should().Be(Words);
        file.GetProperty("why").GetString().Should().Be("Letter 17 of the guardianship office");
        file.GetProperty("madeBy").EnumerateArray().Select(each => each.GetString()).Should().Equal("dana", "boss");
        file.GetRawText().Should().NotContain(Chat);

        bot.Time.Advance(TimeSpan.FromHours(9));
        (await MakeAsync(bot, dana, key, found)).Outcome.Should().Be(ExportOutcome.NotAgreed, "it has run out");
        await using var db = bot.Database();
        (await db.AuditLog.Select(row => row.Action).ToListAsync(Cancel)).Should().ContainInOrder("case.export_asked", "case.approved", "case.exported.json");
        (await db.CaseEvents.Where(row => row.Case == found.Id).Select(row => row.Kind).ToListAsync(Cancel))
            .Should().ContainInOrder(CaseEventKind.ExportAsked, CaseEventKind.ExportAgreed, CaseEventKind.Exported);
        (await db.CaseEvents.SingleAsync(row => row.Kind == CaseEventKind.Exported, Cancel)).Detail.Should().Be($"json:{result.Fingerprint}:{dana},{boss}");
    }

    [Fact]
    public async Task Only_the_one_who_asked_gets_it_and_only_where_they_can_open_every_text()
    {
        await using var bot = await Bot.StartAsync(databases, "sqlite");
        var (dana, key, saule, boss, found) = await SceneAsync(bot);
        await AgreedAsync(bot, dana, boss, found);
        (await MakeAsync(bot, boss, key, found)).Outcome.Should().Be(ExportOutcome.NotAgreed);
        await bot.Get<CounsellorKeys>().EnrolAsync(saule, Passphrase, Cancel);
        var late = (await bot.Get<CounsellorKeys>().UnlockAsync(saule, Passphrase, Cancel)).PrivateKey!;
        await AgreedAsync(bot, saule, boss, found);
        (await MakeAsync(bot, saule, late, found)).Should().Match<ExportResult>(result => result.Outcome == ExportOutcome.CannotOpen && result.Closed == 2 && result.File == null, "one text of the child, and her own reason, which was sealed before her key was confirmed");
    }

    [Fact]
    public async Task Notes_stay_at_the_helpline_unless_they_are_asked_for()
    {
        await using var bot = await Bot.StartAsync(databases, "sqlite");
        var (dana, key, _, boss, found) = await SceneAsync(bot);
        await bot.Get<CaseHandling>().NoteAsync(dana, found.Id, "ours alone", Cancel);
        await AgreedAsync(bot, dana, boss, found);
        Text(await MakeAsync(bot, dana, key, found)).Should().NotContain("ours alone");
        Text(await MakeAsync(bot, dana, key, found, Json with { WithNotes = true })).Should().Contain("ours alone");
    }

    [Fact]
    public async Task Seals_to_a_recipients_key_and_refuses_what_is_no_key_and_a_short_passphrase()
    {
        await using var bot = await Bot.StartAsync(databases, "sqlite");
        var (dana, key, _, boss, found) = await SceneAsync(bot);
        await AgreedAsync(bot, dana, boss, found);
        using var pair = PublicKeyBox.GenerateKeyPair();
        var made = await MakeAsync(bot, dana, key, found, Json with { Seal = new ExportSeal(null, $" {Convert.ToBase64String(pair.PublicKey)}\n") });
        Encoding.UTF8.GetString(SealedFile.Open(made.File!, pair.PublicKey, pair.PrivateKey)).Should().Contain("қорқам");
        (await MakeAsync(bot, dana, key, found, Json with { Seal = new ExportSeal(null, "not a key") })).Outcome.Should().Be(ExportOutcome.BadKey);
        (await MakeAsync(bot, dana, key, found, Json with { Seal = new ExportSeal(null, Convert.ToBase64String(new byte[31])) })).Outcome.Should().Be(ExportOutcome.BadKey);
        (await MakeAsync(bot, dana, key, found, Json with { Seal = new ExportSeal("short", null) })).Outcome.Should().Be(ExportOutcome.Weak);
    }

    [Fact]
    public async Task Nothing_of_it_is_written_to_the_disk()
    {
        await using var bot = await Bot.StartAsync(databases, "sqlite");
        var (dana, key, _, boss, found) = await SceneAsync(bot);
        await AgreedAsync(bot, dana, boss, found);
        byte[]? seen = null;
        var result = await bot.Get<CaseExport>().MakeAsync(dana, key, found.Id, Json, file => seen = file.ToJson(), Cancel);
        result.Outcome.Should().Be(ExportOutcome.Done);
        seen.Should().OnlyContain(each => each == 0, "the plain bytes are wiped");
        var needle = Encoding.UTF8.GetBytes("қорқам");
        foreach (var path in Directory.EnumerateFiles(bot.Folder, "*", SearchOption.AllDirectories))
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var bytes = new MemoryStream();
            await file.CopyToAsync(bytes, Cancel);
            bytes.ToArray().AsSpan().IndexOf(needle).Should().Be(-1, path);
        }
    }

    private static string Text(ExportResult result) => Encoding.UTF8.GetString(SealedFile.Open(result.File!, Passphrase));

    private static Task<ExportResult> MakeAsync(Bot bot, Guid staff, byte[] key, CaseSummary found, ExportOrder? order = null) =>
        bot.Get<CaseExport>().MakeAsync(staff, key, found.Id, order ?? Json, file => file.ToJson(), Cancel);

    private static async Task AgreedAsync(Bot bot, Guid staff, Guid boss, CaseSummary found)
    {
        var approvals = bot.Get<CaseApprovals>();
        await approvals.AskAsync(staff, found.Id, ApprovalKind.Export, "because", Cancel);
        (await approvals.ApproveAsync(boss, found.Id, (await approvals.OpenAsync(found.Id, Cancel)).First(row => row.ApprovedBy is null).Id, Cancel)).Should().BeTrue();
        bot.Time.Advance(TimeSpan.FromSeconds(1));
    }

    private static async Task<(Guid Dana, byte[] Key, Guid Saule, Guid Boss, CaseSummary Case)> SceneAsync(Bot bot)
    {
        var (dana, saule, boss) = (await bot.PersonAsync("dana", StaffRoles.Counsellor), await bot.PersonAsync("saule", StaffRoles.Counsellor), await bot.PersonAsync("boss", StaffRoles.Supervisor));
        await bot.Get<CounsellorKeys>().EnrolAsync(dana, Passphrase, Cancel);
        await bot.WriteAsync(Chat, Words);
        var key = (await bot.Get<CounsellorKeys>().UnlockAsync(dana, Passphrase, Cancel)).PrivateKey!;
        return (dana, key, saule, boss, (await bot.Get<CaseDesk>().QueueAsync(false, Cancel)).Single());
    }
}
