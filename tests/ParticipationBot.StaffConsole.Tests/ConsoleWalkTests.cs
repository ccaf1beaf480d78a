using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using ParticipationBot.Storage.Audit;
using ParticipationBot.Storage.Cases;
using ParticipationBot.Storage.Outbox;

namespace ParticipationBot.StaffConsole.Tests;

/// <summary>The console's main way, in a real browser.</summary>
public sealed class ConsoleWalkTests
{
    private const string Password = "correct horse battery";
    private const string Passphrase = "snow leopard in the steppe";

    [Fact]
    public async Task From_the_first_link_to_an_answered_disclosure()
    {
        await using var host = await ConsoleHost.StartAsync();
        await using var browser = await Browser.StartAsync();
        for (var child = 0; child < 3; child++) await host.ChildWritesAsync($"1000{child}", "smog in winter");
        await host.ChildWritesAsync("20001", "DANGER he hits me");

        var admin = await (await browser.PersonAsync()).NewPageAsync();
        var secret = await JoinAsync(admin, host.Address + await host.FirstLinkAsync(), "aigerim");
        (await host.FirstLinkAsync()).Should().BeNull();
        await SignInAsync(admin, host, "aigerim", secret);
        await Assertions.Expect(admin.Locator("[data-tile=views]")).ToBeVisibleAsync();
        (await admin.Locator("[data-tile=cases]").CountAsync()).Should().Be(0);
        await Browser.PictureAsync(admin, "overview");

        await admin.GotoAsync(host.Address + "/staff/users");
        await admin.FillAsync("#invite-name", "dana");
        await admin.GetByLabel("консультант").Or(admin.Locator("fieldset.roles").First.Locator("input").Nth(2)).First.CheckAsync();
        await admin.GetByRole(AriaRole.Button, new() { Name = "Пригласить" }).ClickAsync();
        var invitation = await admin.Locator("[data-link]").InnerTextAsync();
        await Browser.PictureAsync(admin, "users");

        var dana = await (await browser.PersonAsync("kk-KZ", 400, 820, ColorScheme.Dark)).NewPageAsync();
        var danaSecret = await JoinAsync(dana, invitation, null);
        await SignInAsync(dana, host, "dana", danaSecret);
        await dana.WaitForURLAsync("**/staff/cases");
        await dana.Locator("a.case").WaitForAsync();
        await Browser.PictureAsync(dana, "queue-phone-dark");
        await host.ChildWritesAsync("20002", "HARM at school");
        await Assertions.Expect(dana.Locator("a.case")).ToHaveCountAsync(2);

        await dana.Locator("a.case.immediate").ClickAsync();
        await dana.FillAsync("#passphrase", Passphrase);
        await dana.FillAsync("#again", Passphrase);
        await dana.Locator("form button[type=submit]").ClickAsync();
        await dana.Locator("[data-recovery]").WaitForAsync(new() { Timeout = 60_000 });
        await Browser.PictureAsync(dana, "recovery-phone-dark");
        await dana.Locator("section.panel button").ClickAsync();
        await Assertions.Expect(dana.Locator(".thread .said").First).ToContainTextAsync("he hits me");
        await dana.Locator("button.mud-button-filled").First.ClickAsync();
        await Assertions.Expect(dana.Locator(".due")).ToHaveCountAsync(0);
        await dana.FillAsync("#reply", "I am here.");
        await dana.Locator("form:has(#reply) button[type=submit]").ClickAsync();
        await Assertions.Expect(dana.Locator(".thread .helper .said")).ToHaveTextAsync("I am here.");
        await Browser.PictureAsync(dana, "case-phone-dark");

        await SenderReportsAsync(host);
        await Assertions.Expect(dana.Locator("[data-delivery=Delivered]")).ToHaveCountAsync(1);
        await using var db = host.Database();
        (await AuditLog.FirstBrokenAsync(db, TestContext.Current.CancellationToken)).Should().BeNull();
        (await db.AuditLog.Select(row => row.Action).ToListAsync(TestContext.Current.CancellationToken)).Should().Contain(["user.enrolled", "signin.done", "key.enrolled", "case.read", "case.acknowledged", "case.answered"]);
    }

    [Fact]
    public async Task A_wrong_code_lets_nobody_in()
    {
        await using var host = await ConsoleHost.StartAsync();
        await using var browser = await Browser.StartAsync();
        var page = await (await browser.PersonAsync()).NewPageAsync();
        var secret = await JoinAsync(page, host.Address + await host.FirstLinkAsync(), "aigerim");
        await page.GotoAsync(host.Address + "/staff");
        await FillSignInAsync(page, "aigerim", Totp.Code(secret, DateTimeOffset.FromUnixTimeSeconds(0)));
        await Assertions.Expect(page.Locator(".wrong")).ToBeVisibleAsync();
        await Browser.PictureAsync(page, "signin-wrong");
        await page.GotoAsync(host.Address + "/staff/users");
        page.Url.Should().Contain("/staff/signin");
    }

    /// <summary>What a channel's sender does once the messages have left.</summary>
    private static async Task SenderReportsAsync(ConsoleHost host)
    {
        var outbox = (MessageOutbox)host.Services.GetService(typeof(MessageOutbox))!;
        for (var i = 0; i < 100; i++)
        {
            var next = await outbox.NextAsync(["telegram"], 50, new HashSet<long>(), TestContext.Current.CancellationToken);
            if (next.Count == 0) return;
            await outbox.ReportAsync([.. next.Select(message => new OutboxReport(message.Id, OutboxOutcome.Sent, message.Id))], TestContext.Current.CancellationToken);
        }
    }

    private static async Task<string> JoinAsync(IPage page, string link, string? name)
    {
        await page.GotoAsync(link);
        await Browser.PictureAsync(page, "join-" + (name ?? "invited"));
        if (name is not null) await page.FillAsync("[name='Input.Name']", name);
        await page.FillAsync("[name='Input.Password']", Password);
        var secret = (await page.Locator("code.secret").InnerTextAsync()).Replace(" ", "");
        await page.FillAsync("[name='Input.Code']", Totp.Code(secret, TimeProvider.System.GetUtcNow()));
        await page.ClickAsync("button[type=submit]");
        await Assertions.Expect(page.Locator(".codes li")).ToHaveCountAsync(8);
        return secret;
    }

    private static async Task SignInAsync(IPage page, ConsoleHost host, string name, string secret)
    {
        await page.GotoAsync(host.Address + "/staff");
        await FillSignInAsync(page, name, Totp.Code(secret, TimeProvider.System.GetUtcNow()));
        await page.WaitForURLAsync(url => !url.Contains("signin"));
    }

    private static async Task FillSignInAsync(IPage page, string name, string code)
    {
        await page.FillAsync("[name='Input.Name']", name);
        await page.FillAsync("[name='Input.Password']", Password);
        await page.FillAsync("[name='Input.Code']", code);
        await page.ClickAsync("button[type=submit]");
    }
}
