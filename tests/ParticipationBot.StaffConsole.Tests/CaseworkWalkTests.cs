using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using ParticipationBot.Safeguarding.Cases;
using ParticipationBot.Safeguarding.Sealing;
using ParticipationBot.Storage.Cases;
using ParticipationBot.Storage.Inbox;
using ParticipationBot.Tests;

namespace ParticipationBot.StaffConsole.Tests;

/// <summary>What a counsellor does with a case besides answering, in a real browser: a lost page, two cases of one child, a file for another body.</summary>
public sealed class CaseworkWalkTests
{
    private const string Passphrase = "snow leopard in the steppe";
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_draft_comes_back_two_cases_become_one_and_a_sealed_file_leaves()
    {
        await using var host = await ConsoleHost.StartAsync();
        await using var browser = await Browser.StartAsync();
        var admin = await (await browser.PersonAsync()).NewPageAsync();
        await ConsoleSteps.BecomeAdministratorAsync(admin, host);
        var boss = await ConsoleSteps.InvitedAsync(admin, await (await browser.PersonAsync()).NewPageAsync(), host, "bolat", "супервизор");
        var dana = await ConsoleSteps.InvitedAsync(admin, await (await browser.PersonAsync("kk-KZ", 390, 844)).NewPageAsync(), host, "dana", "консультант");

        await host.ChildWritesAsync("20001", "HARM at school", "kk");
        var older = await LatestAsync(host);
        await dana.GotoAsync($"{host.Address}/staff/cases/{older.Code}");
        await EnrolAsync(dana);
        await boss.GotoAsync(host.Address + "/staff/keys");
        await EnrolAsync(boss);

        await dana.FillAsync("#reply", "Сәлем, мен");
        await Assertions.Expect(dana.Locator("[data-kept]")).ToBeVisibleAsync();
        await dana.ReloadAsync();
        await UnlockAsync(dana);
        await Assertions.Expect(dana.Locator("#reply")).ToHaveValueAsync("Сәлем, мен");
        await Assertions.Expect(dana.Locator("[data-draft]")).ToBeVisibleAsync();
        await Browser.PictureAsync(dana, "case-draft-kk");

        // The case is closed and lies; much later the child writes again.
        await host.Services.GetRequiredService<CaseDesk>().CloseAsync(Guid.Empty, older.Id, new Closing(ClosingReason.Answered), older.LastMessageAt, Cancel);
        await using (var db = host.Database())
            await db.Cases.ExecuteUpdateAsync(update => update.SetProperty(row => row.ClosedAt, older.OpenedAt.AddDays(-40)), Cancel);
        await host.SendAsync("20001", new IncomingBody(IncomingKind.Text, "DANGER tonight"));
        var younger = await LatestAsync(host);
        younger.Code.Should().NotBe(older.Code);
        await dana.GotoAsync($"{host.Address}/staff/cases/{younger.Code}");
        await UnlockAsync(dana);
        await Assertions.Expect(dana.Locator("[data-linked='1']")).ToContainTextAsync(older.Code);
        await dana.Locator("[data-merge]").ClickAsync();
        await Browser.PictureAsync(dana, "case-linked-kk");
        await dana.Locator("[data-merge-sure]").ClickAsync();
        await dana.WaitForURLAsync($"**/staff/cases/{older.Code}");
        await Assertions.Expect(dana.Locator(".thread .said")).ToHaveTextAsync(["HARM at school", "DANGER tonight"]);
        await Assertions.Expect(dana.Locator("[data-event=Merged]")).ToContainTextAsync(younger.Code);
        await dana.GotoAsync($"{host.Address}/staff/cases/{younger.Code}");
        await dana.WaitForURLAsync($"**/staff/cases/{older.Code}");
        await UnlockAsync(dana);

        await dana.SelectOptionAsync("#two-kind", "Export");
        await dana.FillAsync("#two-reason", "Қорғаншылық органының №17 хаты");
        await dana.Locator("form:has(#two-reason) button[type=submit]").ClickAsync();
        await Assertions.Expect(dana.Locator("[data-event=ExportAsked]")).ToHaveCountAsync(1);
        await boss.GotoAsync($"{host.Address}/staff/cases/{older.Code}");
        await UnlockAsync(boss);
        await boss.Locator("[data-agree]").ClickAsync();
        await Assertions.Expect(boss.Locator("[data-event=ExportAgreed]")).ToHaveCountAsync(1);
        await dana.Locator("[data-export]").WaitForAsync(new() { Timeout = 30_000 });
        await dana.FillAsync("#export-passphrase", "short");
        await dana.Locator("[data-export] button[type=submit]").ClickAsync();
        await Assertions.Expect(dana.Locator("[data-export-problem]")).ToBeVisibleAsync();
        await dana.FillAsync("#export-passphrase", Passphrase);
        await Browser.PictureAsync(dana, "case-export-kk");
        var download = await dana.RunAndWaitForDownloadAsync(() => dana.Locator("[data-export] button[type=submit]").ClickAsync());
        download.SuggestedFilename.Should().Be($"{older.Code}.pdf.sealed");
        var sealedFile = await File.ReadAllBytesAsync(await download.PathAsync(), Cancel);
        var pdf = SealedFile.Open(sealedFile, Passphrase);
        Encoding.ASCII.GetString(pdf, 0, 5).Should().Be("%PDF-");
        pdf.Length.Should().BeGreaterThan(5_000);
        if (Environment.GetEnvironmentVariable("TEST_PICTURES") is { Length: > 0 } folder) await File.WriteAllBytesAsync(Path.Combine(folder, "case.pdf"), pdf, Cancel);
        await Assertions.Expect(dana.Locator($"[data-exported='{KeyFingerprint.Of(sealedFile)}']")).ToBeVisibleAsync();
        await Assertions.Expect(dana.Locator("[data-event=Exported]")).ToHaveCountAsync(1);

        await boss.GotoAsync(host.Address + "/staff/choose?theme=dark&back=/staff/supervision");
        await Assertions.Expect(boss.Locator("[data-counts]")).ToBeVisibleAsync();
        await Browser.PictureAsync(boss, "supervision-dark-ru");
        var counts = await boss.RunAndWaitForDownloadAsync(() => boss.Locator("[data-counts]").ClickAsync());
        (await File.ReadAllTextAsync(await counts.PathAsync(), Cancel)).Should().StartWith("table,row,column,from,until,children");
        await boss.GotoAsync($"{host.Address}/staff/cases/{older.Code}");
        await UnlockAsync(boss);
        await Browser.PictureAsync(boss, "case-dark-ru");
    }

    private static async Task<CaseRow> LatestAsync(ConsoleHost host)
    {
        await using var db = host.Database();
        return await db.Cases.AsNoTracking().OrderByDescending(row => row.OpenedAt).FirstAsync(Cancel);
    }

    private static async Task EnrolAsync(IPage page)
    {
        await page.FillAsync("#passphrase", Passphrase);
        await page.FillAsync("#again", Passphrase);
        await page.Locator("form:has(#passphrase) button[type=submit]").ClickAsync();
        await page.Locator("[data-recovery]").WaitForAsync(new() { Timeout = 60_000 });
        await page.Locator("section.panel:has([data-recovery]) button").ClickAsync();
    }

    private static async Task UnlockAsync(IPage page)
    {
        await page.FillAsync("#passphrase", Passphrase);
        await page.Locator("form:has(#passphrase) button[type=submit]").First.ClickAsync();
        await page.Locator("#passphrase").WaitForAsync(new() { State = WaitForSelectorState.Detached, Timeout = 60_000 });
    }
}
