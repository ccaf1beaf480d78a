using System.Net;
using Microsoft.Playwright;

namespace ParticipationBot.StaffConsole.Tests;

/// <summary>From a commitment and a forum to what everybody can read, in a real browser.</summary>
public sealed class LedgerWalkTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_commitment_is_drafted_published_and_read_by_everybody()
    {
        await using var host = await ConsoleHost.StartAsync();
        await using var browser = await Browser.StartAsync();
        var admin = await (await browser.PersonAsync()).NewPageAsync();
        await ConsoleSteps.BecomeAdministratorAsync(admin, host);
        var alia = await ConsoleSteps.InvitedAsync(admin, await (await browser.PersonAsync()).NewPageAsync(), host, "alia", "аналитик");
        var reader = await (await browser.PersonAsync("kk-KZ", 390, 820, ColorScheme.Dark)).NewPageAsync();
        await reader.GotoAsync(host.Address + "/changes");
        await Assertions.Expect(reader.Locator(".empty")).ToContainTextAsync("Әзірге");
        await Browser.PictureAsync(reader, "changes-empty-phone-dark");

        await alia.GotoAsync(host.Address + "/staff/commitments");
        await Assertions.Expect(alia.Locator(".empty")).ToBeVisibleAsync();
        await Browser.PictureAsync(alia, "commitments-empty");
        await alia.GotoAsync(host.Address + "/staff/commitments/new");
        await alia.SelectOptionAsync("#status", "Promised");
        await alia.FillAsync("#due", "2020-05-01");
        await alia.Locator("input[value=climate_env]").CheckAsync();
        await WriteAsync(alia, "ru", "В городе мало деревьев", "Акимат города", "Весной посадим 400 деревьев <b>и скамейки</b>");
        await alia.ClickAsync("#save");
        await Assertions.Expect(alia.Locator("[data-said]")).ToBeVisibleAsync();
        await alia.ClickAsync("#publish");
        await Assertions.Expect(alia.Locator(".wrong")).ToContainTextAsync("казахский");
        await WriteAsync(alia, "kk", "Қалада ағаш аз", "Қала әкімдігі", "Көктемде 400 ағаш отырғызамыз");
        await alia.ClickAsync("#publish");
        await Assertions.Expect(alia.Locator("#withdraw")).ToBeVisibleAsync();
        await Browser.PictureAsync(alia, "commitment-published");

        await alia.SelectOptionAsync("#status", "Refused");
        await alia.ClickAsync("#save");
        await Assertions.Expect(alia.Locator(".wrong")).ToBeVisibleAsync();
        await alia.Locator("[data-language=kk] [data-field=reason]").FillAsync("Бұл жер жеке меншік");
        await alia.Locator("[data-language=ru] [data-field=reason]").FillAsync("Земля частная");
        await alia.SelectOptionAsync("#status", "InProgress");
        await alia.ClickAsync("#save");
        await Assertions.Expect(alia.Locator(".timeline li")).ToHaveCountAsync(4);
        await alia.GotoAsync(host.Address + "/staff/commitments");
        await Assertions.Expect(alia.Locator("a.commitment.high")).ToContainTextAsync("Просрочено");
        await Browser.PictureAsync(alia, "commitments-list");

        await reader.ReloadAsync();
        await Assertions.Expect(reader.Locator("tbody tr")).ToHaveCountAsync(1);
        await Assertions.Expect(reader.Locator("tbody tr")).ToContainTextAsync("Қалада ағаш аз");
        await Browser.PictureAsync(reader, "changes-phone-dark");
        await reader.ClickAsync("header nav a[lang=ru]");
        await Assertions.Expect(reader.Locator("tbody tr")).ToContainTextAsync("400 деревьев <b>и скамейки</b>");
        var wide = await (await browser.PersonAsync("ru-RU")).NewPageAsync();
        await wide.GotoAsync(host.Address + "/changes?lang=ru");
        await Browser.PictureAsync(wide, "changes-wide");
        (await wide.Locator("script").CountAsync()).Should().Be(0);

        await alia.SetViewportSizeAsync(390, 820);
        await alia.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
        await alia.GotoAsync(host.Address + "/staff/choose?language=en&back=/staff/commitments");
        await Assertions.Expect(alia.Locator("a.commitment")).ToContainTextAsync("Overdue");
        (await WidthAsync(alia)).Should().BeLessThanOrEqualTo(390, "nothing scrolls sideways on a phone");
        await Browser.PictureAsync(alia, "commitments-phone-dark");
        await alia.Locator("a.commitment").ClickAsync();
        await Assertions.Expect(alia.Locator("#withdraw")).ToBeVisibleAsync();
        (await WidthAsync(alia)).Should().BeLessThanOrEqualTo(390);
        await Browser.PictureAsync(alia, "commitment-phone-dark");
    }

    [Fact]
    public async Task A_coordinator_joins_a_forum_by_its_code_and_records_what_it_did()
    {
        await using var host = await ConsoleHost.StartAsync();
        await using var browser = await Browser.StartAsync();
        var admin = await (await browser.PersonAsync()).NewPageAsync();
        await ConsoleSteps.BecomeAdministratorAsync(admin, host);
        var alia = await ConsoleSteps.InvitedAsync(admin, await (await browser.PersonAsync()).NewPageAsync(), host, "alia", "аналитик");
        var bek = await ConsoleSteps.InvitedAsync(admin, await (await browser.PersonAsync("ru-RU", 390, 820, ColorScheme.Dark)).NewPageAsync(), host, "bek", "координатор");

        await alia.GotoAsync(host.Address + "/staff/forums");
        await alia.FillAsync("#forum-kk", "Жас көшбасшы");
        await alia.FillAsync("#forum-ru", "Юный лидер");
        await alia.SelectOptionAsync("#forum-region", "KZ-75");
        await alia.SelectOptionAsync("#forum-settlement", "city");
        await alia.ClickAsync("#forum-register");
        await alia.Locator("a.case").ClickAsync();
        await alia.ClickAsync("#forum-issue");
        var code = await alia.Locator("[data-code]").InnerTextAsync();

        await bek.GotoAsync(host.Address + "/staff/forums");
        await bek.FillAsync("#forum-code", "AAAAA-AAAAA");
        await bek.ClickAsync("#forum-redeem");
        await Assertions.Expect(bek.Locator(".wrong")).ToBeVisibleAsync();
        await bek.FillAsync("#forum-code", code);
        await bek.ClickAsync("#forum-redeem");
        await bek.Locator("a.case").ClickAsync();
        await bek.FillAsync("#session-n", "45");
        await bek.Locator("input[value=climate_env]").CheckAsync();
        await bek.ClickAsync("#session-add");
        await Assertions.Expect(bek.Locator("tbody tr")).ToHaveCountAsync(1);
        await bek.FillAsync("#decision-text", "Попросить акимат посадить деревья");
        await bek.ClickAsync("#decision-add");
        await Assertions.Expect(bek.Locator("details summary")).ToContainTextAsync("ждёт ответа");
        await bek.Locator("details summary").ClickAsync();
        await bek.Locator("details select").SelectOptionAsync("CarriedOut");
        await bek.Locator("details button[type=submit]").ClickAsync();
        await Assertions.Expect(bek.Locator("details summary")).ToContainTextAsync("исполнено");
        await Browser.PictureAsync(bek, "forum-phone-dark");

        await alia.GotoAsync(host.Address + "/staff/forums");
        await Assertions.Expect(alia.Locator("[data-totals]")).ToContainTextAsync("исполнено: 1");
        await Browser.PictureAsync(alia, "forums");
        await alia.Locator("a.case").ClickAsync();
        await Assertions.Expect(alia.Locator("tbody tr")).ToHaveCountAsync(1);
        await Browser.PictureAsync(alia, "forum");
        (await WidthAsync(bek)).Should().BeLessThanOrEqualTo(390);
    }

    [Theory]
    [InlineData("/changes/kk", "kk", null)]
    [InlineData("/changes/ru", "ru", null)]
    [InlineData("/changes?lang=ru&page=99999999", "ru", null)]
    [InlineData("/changes", "ru", "ru-RU,ru;q=0.9,kk;q=0.8")]
    [InlineData("/changes?lang=%3Cscript%3E&page=-1", "kk", "en")]
    public async Task The_public_page_needs_no_sign_in_and_answers_in_a_language_it_has(string path, string language, string? offered)
    {
        await using var host = await ConsoleHost.StartAsync();
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, host.Address + path);
        if (offered is not null) request.Headers.Add("Accept-Language", offered);
        using var answer = await client.SendAsync(request, Cancel);
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        var html = await answer.Content.ReadAsStringAsync(Cancel);
        html.Should().Contain($"<html lang=\"{language}\">").And.NotContain("<script");
        answer.Headers.Contains("Set-Cookie").Should().BeFalse();
    }

    private static Task<int> WidthAsync(IPage page) => page.EvaluateAsync<int>("document.documentElement.scrollWidth");

    private static async Task WriteAsync(IPage page, string language, string issue, string body, string answer)
    {
        var fields = page.Locator($"[data-language={language}]");
        await fields.Locator("[data-field=issue]").FillAsync(issue);
        await fields.Locator("[data-field=body]").FillAsync(body);
        await fields.Locator("[data-field=answer]").FillAsync(answer);
    }
}
