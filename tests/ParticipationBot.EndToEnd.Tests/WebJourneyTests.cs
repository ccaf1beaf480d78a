using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace ParticipationBot.EndToEnd.Tests;

/// <summary>The main job as a newcomer sees it: two children in the web chat, an administrator and a counsellor in the console.</summary>
public sealed class WebJourneyTests
{
    private const string Password = "correct horse battery";
    private const string Passphrase = "snow leopard in the steppe";
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_childs_message_becomes_a_topic_a_disclosure_becomes_a_case_and_the_answer_comes_back()
    {
        await using var installation = await Installation.StartAsync();
        await using var browser = await Browser.StartAsync();

        var first = await ChildAsync(installation, browser);
        await WriteAsync(first, "Қыста түтіннен дем алу қиын, смог көп");
        foreach (var label in new[] { "✅ Дайын", "Иә", "Өткізіп жіберу", "Жоқ, қаламаймын", "Жоқ, керек емес" }) await PressAsync(first, label);
        await Assertions.Expect(first.Locator("#log")).ToContainTextAsync("Ойыңды жазып алдым");
        await Browser.PictureAsync(first, "chat-view");

        var second = await ChildAsync(installation, browser);
        await WriteAsync(second, "акем ишип келсе урады");
        await Assertions.Expect(second.Locator("#log")).ToContainTextAsync("Бұл сенің кінәң емес");
        await PressAsync(second, "Иә");
        await Assertions.Expect(second.Locator("#log")).ToContainTextAsync("Енді сен маған емес, маманға жазасың");
        await Browser.PictureAsync(second, "chat-disclosure");

        var admin = await (await browser.PersonAsync()).NewPageAsync();
        var link = installation.Host.Output.Split('\n').Single(line => line.Contains("/staff/join")).Trim();
        await SignInAsync(admin, installation, "aigerim", await JoinAsync(admin, link, "aigerim"));
        await Assertions.Expect(admin.Locator("body")).ToContainTextAsync("Экология и климат");
        await Browser.PictureAsync(admin, "overview-topic");
        await admin.GotoAsync(new Uri(installation.Host.Address, "/staff/users").ToString());
        await admin.FillAsync("#invite-name", "dana");
        await admin.GetByLabel("консультант").First.CheckAsync();
        await admin.GetByRole(AriaRole.Button, new() { Name = "Пригласить" }).ClickAsync();
        var invitation = await admin.Locator("[data-link]").InnerTextAsync();

        var counsellor = await (await browser.PersonAsync("kk-KZ")).NewPageAsync();
        await SignInAsync(counsellor, installation, "dana", await JoinAsync(counsellor, invitation, null));
        await counsellor.GotoAsync(new Uri(installation.Host.Address, "/staff/cases").ToString());
        await Browser.PictureAsync(counsellor, "case-queue");
        await counsellor.Locator("a.case").First.ClickAsync();
        await counsellor.FillAsync("#passphrase", Passphrase);
        await counsellor.FillAsync("#again", Passphrase);
        await counsellor.Locator("form button[type=submit]").ClickAsync();
        await counsellor.Locator("[data-recovery]").WaitForAsync(new() { Timeout = 60_000 });
        await counsellor.Locator("section.panel button").ClickAsync();
        await Assertions.Expect(counsellor.Locator(".thread .said").First).ToContainTextAsync("акем ишип келсе урады");
        await Assertions.Expect(counsellor.Locator(".thread .note").First).ToContainTextAsync("Дене зорлығы «");
        await counsellor.FillAsync("#reply", "Мен осындамын. Жазғаның үшін рақмет.");
        await counsellor.Locator("form:has(#reply) button[type=submit]").ClickAsync();
        await Assertions.Expect(counsellor.Locator("[data-delivery=Delivered]")).ToHaveCountAsync(1, new() { Timeout = 20_000 });
        await Browser.PictureAsync(counsellor, "case-answered");

        await Assertions.Expect(second.Locator("#log")).ToContainTextAsync("Мен осындамын");
        await Browser.PictureAsync(second, "chat-answered");

        await counsellor.Locator("[data-correct]").ClickAsync();
        await counsellor.FillAsync("[data-correcting] textarea", "Мен осындамын. Жазғаның үшін рақмет. Қауіп болса, 112-ге қоңырау шал.");
        await Browser.PictureAsync(counsellor, "case-correcting");
        await counsellor.Locator("[data-correcting] button[type=submit]").ClickAsync();
        await Assertions.Expect(second.Locator("#log")).ToContainTextAsync("112-ге қоңырау шал");
        await Assertions.Expect(second.Locator(".message.bot p", new() { HasText = "Мен осындамын" })).ToHaveCountAsync(1);
        await Assertions.Expect(counsellor.Locator("[data-delivery=Edited]")).ToHaveCountAsync(1, new() { Timeout = 20_000 });
        await Browser.PictureAsync(counsellor, "case-corrected");
        await using var db = installation.Database();
        (await db.Views.SingleAsync(Cancel)).Topics.Should().Contain("climate_env");
    }

    private static async Task<IPage> ChildAsync(Installation installation, Browser browser)
    {
        var page = await (await browser.PersonAsync("kk-KZ", 390, 844)).NewPageAsync();
        await page.GotoAsync(new Uri(installation.Host.Address, "/chat").ToString());
        foreach (var label in new[] { "Қазақша", "👍 Түсінікті", "13–15" }) await PressAsync(page, label);
        await Assertions.Expect(page.Locator("#log")).ToContainTextAsync("Дайын!");
        return page;
    }

    private static async Task PressAsync(IPage page, string label) =>
        await page.Locator("#log").GetByRole(AriaRole.Button, new() { Name = label, Exact = true }).Last.ClickAsync(new() { Timeout = 20_000 });

    private static async Task WriteAsync(IPage page, string text)
    {
        await page.FillAsync("#text", text);
        await page.ClickAsync("#send");
    }

    private static async Task<string> JoinAsync(IPage page, string link, string? name)
    {
        await page.GotoAsync(link);
        if (name is not null) await page.FillAsync("[name='Input.Name']", name);
        await page.FillAsync("[name='Input.Password']", Password);
        var secret = (await page.Locator("code.secret").InnerTextAsync()).Replace(" ", "");
        await page.FillAsync("[name='Input.Code']", Totp.Code(secret, TimeProvider.System.GetUtcNow()));
        await page.ClickAsync("button[type=submit]");
        await Assertions.Expect(page.Locator(".codes li")).ToHaveCountAsync(8);
        return secret;
    }

    private static async Task SignInAsync(IPage page, Installation installation, string name, string secret)
    {
        await page.GotoAsync(new Uri(installation.Host.Address, "/staff").ToString());
        await page.FillAsync("[name='Input.Name']", name);
        await page.FillAsync("[name='Input.Password']", Password);
        await page.FillAsync("[name='Input.Code']", Totp.Code(secret, TimeProvider.System.GetUtcNow()));
        await page.ClickAsync("button[type=submit]");
        await page.WaitForURLAsync(url => !url.Contains("signin"));
    }
}
