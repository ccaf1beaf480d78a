using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using ParticipationBot.Storage.Cases;
using ParticipationBot.Storage.Cases.Timeline;
using ParticipationBot.Storage.Inbox;
using ParticipationBot.Tests;

namespace ParticipationBot.StaffConsole.Tests;

/// <summary>Walks a case through the console with a counsellor (Kazakh, on a phone) and a supervisor (Russian), in a real browser.</summary>
public sealed partial class SafeguardingWalkTests
{
    private const string Passphrase = "snow leopard in the steppe";
    private const string Hostile = "DANGER <script>window.broken = 1</script> <b>x</b> \u202Eevil\u202C \u200Bzero көмек";
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_whole_case_from_the_rota_to_the_close()
    {
        await using var host = await ConsoleHost.StartAsync();
        await using var browser = await Browser.StartAsync();
        var admin = await (await browser.PersonAsync()).NewPageAsync();
        await ConsoleSteps.BecomeAdministratorAsync(admin, host);
        var boss = await ConsoleSteps.InvitedAsync(admin, await (await browser.PersonAsync()).NewPageAsync(), host, "bolat", "супервизор");
        var dana = await ConsoleSteps.InvitedAsync(admin, await (await browser.PersonAsync("kk-KZ", 400, 820)).NewPageAsync(), host, "dana", "консультант");

        await boss.GotoAsync(host.Address + "/staff/duty");
        await Browser.PictureAsync(boss, "duty-unknown-ru");
        await boss.SelectOptionAsync("#shift-person", new SelectOptionValue { Label = "dana" });
        foreach (var day in Enum.GetNames<DayOfWeek>())
        {
            await boss.SelectOptionAsync("#shift-day", day);
            await boss.FillAsync("#shift-from", "00:00");
            await boss.FillAsync("#shift-to", "00:00");
            var before = await boss.Locator("tbody tr").CountAsync();
            await boss.Locator("form:has(#shift-person) button[type=submit]").ClickAsync();
            await Assertions.Expect(boss.Locator("tbody tr")).ToHaveCountAsync(before + 1);
        }
        await Assertions.Expect(boss.Locator("[data-now]")).ToContainTextAsync("dana");
        await Browser.PictureAsync(boss, "duty-ru");

        await host.ChildWritesAsync("20001", Hostile, "kk");
        await host.PressAsync("20001", "yes");
        await dana.GotoAsync(host.Address + "/staff/cases");
        await dana.Locator("a.case").ClickAsync();
        await EnrolAsync(dana);
        await Assertions.Expect(dana.Locator(".thread .said").First).ToContainTextAsync("<script>window.broken = 1</script> <b>x</b> ⟦U+202E⟧evil⟦U+202C⟧ ⟦U+200B⟧zero көмек");
        (await dana.EvaluateAsync<bool>("() => 'broken' in window")).Should().BeFalse();
        await dana.Locator("[data-acknowledge]").ClickAsync();
        await dana.Locator("details.canned summary").ClickAsync();
        await dana.Locator("[data-canned=greeting]").ClickAsync();
        await Assertions.Expect(dana.Locator("#reply")).ToHaveValueAsync(Greeting());
        await Browser.PictureAsync(dana, "case-reply-kk");
        await dana.Locator("form:has(#reply) button[type=submit]").ClickAsync();
        await Assertions.Expect(dana.Locator(".thread .helper")).ToHaveCountAsync(1);
        await dana.FillAsync("#reply", new string('ә', 10_000));
        await dana.Locator("form:has(#reply) button[type=submit]").ClickAsync();
        await Assertions.Expect(dana.Locator("[data-problem]")).ToBeVisibleAsync();
        (await dana.Locator("#reply").InputValueAsync()).Should().HaveLength(10_000, "nothing that was written is lost");
        await dana.FillAsync("#note", "Мектеп біледі.");
        await dana.Locator("form:has(#note) button[type=submit]").ClickAsync();
        await Assertions.Expect(dana.Locator(".thread li.note")).ToHaveCountAsync(1);
        await dana.Locator("[data-close]").ClickAsync();
        await Assertions.Expect(dana.Locator("[data-close-problem]")).ToBeVisibleAsync();
        await Browser.PictureAsync(dana, "case-worked-kk");

        await boss.GotoAsync(host.Address + "/staff/keys");
        await EnrolAsync(boss);
        await Browser.PictureAsync(boss, "keys-waiting-ru");
        await dana.GotoAsync(host.Address + "/staff/keys");
        await UnlockAsync(dana);
        await dana.Locator("tr[data-holder=bolat] button").ClickAsync();
        await Assertions.Expect(dana.Locator("tr[data-holder=bolat] button")).ToHaveCountAsync(0);
        await Browser.PictureAsync(dana, "keys-kk");

        var code = await CodeAsync(host);
        await dana.GotoAsync($"{host.Address}/staff/cases/{code}");
        await UnlockAsync(dana);
        await dana.Locator("details:has(#colleague) summary").ClickAsync();
        await dana.SelectOptionAsync("#colleague", new SelectOptionValue { Label = "bolat" });
        await dana.Locator("form:has(#colleague) button[type=submit]").ClickAsync();
        await Assertions.Expect(dana.Locator("[data-event=HandedOver]")).ToHaveCountAsync(1);

        await boss.GotoAsync($"{host.Address}/staff/cases/{code}");
        await UnlockAsync(boss);
        await Assertions.Expect(boss.Locator(".thread .said").First).ToContainTextAsync("көмек");
        await Browser.PictureAsync(boss, "case-ru");
        await boss.GotoAsync(host.Address + "/staff/supervision");
        await Assertions.Expect(boss.Locator("[data-tile=open]")).ToHaveTextAsync("1");
        await Browser.PictureAsync(boss, "supervision-ru");

        await dana.Locator("section:has(#closing) .row button").First.ClickAsync();
        await Assertions.Expect(dana.Locator("[data-event=SecondRead]")).ToHaveCountAsync(1);
        await dana.Locator("[data-close]").ClickAsync();
        await Assertions.Expect(dana.Locator("[data-event=Closed]")).ToHaveCountAsync(1);
        await Browser.PictureAsync(dana, "case-closed-kk");
    }

    [Fact]
    public async Task A_call_becomes_a_browser_notification_of_a_code_alone()
    {
        await using var host = await ConsoleHost.StartAsync();
        await using var browser = await Browser.StartAsync();
        var admin = await (await browser.PersonAsync()).NewPageAsync();
        await ConsoleSteps.BecomeAdministratorAsync(admin, host);
        var context = await browser.PersonAsync();
        await context.GrantPermissionsAsync(["notifications"], new() { Origin = host.Address });
        await context.AddInitScriptAsync("window.shown = []; window.Notification = class { static permission = 'granted'; static requestPermission = async () => 'granted'; constructor(title, more) { window.shown.push(title + '|' + more.body); } };");
        var dana = await ConsoleSteps.InvitedAsync(admin, await context.NewPageAsync(), host, "dana", "консультант");
        await Assertions.Expect(dana.Locator("[data-bell][aria-pressed=true]")).ToHaveCountAsync(1);
        await host.SendAsync("20001", new IncomingBody(IncomingKind.Text, "HARM at school"));
        await dana.WaitForFunctionAsync("() => window.shown.length > 0", null, new() { Timeout = 20_000 });
        (await dana.EvaluateAsync<string>("() => window.shown[0]")).Should().Be($"Вызов|{await CodeAsync(host)}: Высокая");
    }

    private static async Task<string> CodeAsync(ConsoleHost host)
    {
        await using var db = host.Database();
        return await db.Cases.Select(row => row.Code).SingleAsync(Cancel);
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

    [GeneratedRegex("^Сәлем! Мен адаммын", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Greeting();
}
