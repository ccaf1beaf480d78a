using Microsoft.Playwright;

namespace ParticipationBot.StaffConsole.Tests;

/// <summary>A poll from the first word to its public results, in a real browser.</summary>
public sealed class PollWalkTests
{
    [Fact]
    public async Task A_poll_is_written_checked_approved_by_a_second_person_answered_and_published()
    {
        await using var host = await ConsoleHost.StartAsync();
        await using var browser = await Browser.StartAsync();
        var admin = await (await browser.PersonAsync()).NewPageAsync();
        await ConsoleSteps.BecomeAdministratorAsync(admin, host);
        var author = await ConsoleSteps.InvitedAsync(admin, await (await browser.PersonAsync()).NewPageAsync(), host, "asel", "аналитик");
        var second = await ConsoleSteps.InvitedAsync(admin, await (await browser.PersonAsync("ru-RU", 400, 820, ColorScheme.Dark)).NewPageAsync(), host, "bolat", "аналитик");

        await author.GotoAsync(host.Address + "/staff/polls/new");
        await author.FillAsync("#title-ru", "Спорт в школе");
        await author.FillAsync("#q1-ru", "Тебе хватает спорта в школе?");
        await author.ClickAsync("#save");
        await Assertions.Expect(author.Locator(".wrong").First).ToContainTextAsync("Нет текста");
        await Browser.PictureAsync(author, "poll-problems");
        await FillAsync(author);
        await author.ClickAsync("#propose");
        await Assertions.Expect(author.Locator("h1 [data-stage=Proposed]")).ToBeVisibleAsync();
        await author.ClickAsync("#approve");
        await Assertions.Expect(author.Locator("[role=status]")).ToContainTextAsync("второй человек");
        await Browser.PictureAsync(author, "poll-preview");

        await second.GotoAsync(author.Url);
        await Assertions.Expect(second.Locator(".bubble").First).ToBeVisibleAsync();
        await Browser.PictureAsync(second, "poll-preview-phone-dark");
        await second.ClickAsync("#approve");
        await Assertions.Expect(second.Locator("h1 [data-stage=Open]")).ToBeVisibleAsync();
        await second.GotoAsync(author.Url + "/sheet?lang=kk");
        await Assertions.Expect(second.Locator(".sheet svg")).ToBeVisibleAsync();
        await Browser.PictureAsync(second, "poll-sheet");

        for (var child = 0; child < 12; child++) await host.ChildAnswersAsync($"300{child:00}", await second.Locator(".big").InnerTextAsync(), child < 10 ? "yes" : "no");
        await second.GotoAsync(author.Url);
        await Assertions.Expect(second.Locator("[data-children]")).ToHaveTextAsync("12");
        await second.ClickAsync("#close");
        await Assertions.Expect(second.Locator("h1 [data-stage=Closed]")).ToBeVisibleAsync();
        await host.CountedAsync(author.Url.Split('/')[^1]);

        var anyone = await (await browser.PersonAsync("kk-KZ")).NewPageAsync();
        await anyone.GotoAsync(author.Url.Replace("/staff", ""));
        await Assertions.Expect(anyone.Locator("[data-question=q1]")).ToBeVisibleAsync();
        await Assertions.Expect(anyone.Locator("[data-question=q1] td.n").First).ToHaveTextAsync("аз");
        await Browser.PictureAsync(anyone, "poll-public");
        foreach (var file in new[] { "results.csv", "results.json", "results.xlsx", "codebook.csv", "q1/kk.png", "q1/ru.svg" })
            (await anyone.APIRequest.GetAsync($"{anyone.Url.Split('?')[0]}/{file}")).Ok.Should().BeTrue("anyone may take {0}", file);
        (await anyone.APIRequest.GetAsync(anyone.Url.Split('?')[0] + "/q1/en.png")).Status.Should().Be(404);

        await ItsWorkbookBecomesAnotherDraftAsync(author, host);
    }

    private static async Task ItsWorkbookBecomesAnotherDraftAsync(IPage author, ConsoleHost host)
    {
        var workbook = await (await author.APIRequest.GetAsync(author.Url + "/form.xlsx")).BodyAsync();
        await author.GotoAsync(host.Address + "/staff/polls");
        await author.ClickAsync("#import summary");
        await author.SetInputFilesAsync("#xlsform", new FilePayload { Name = "notes.xlsx", MimeType = "text/plain", Buffer = "no workbook"u8.ToArray() });
        await Assertions.Expect(author.Locator("[data-problem=not_a_workbook]")).ToBeVisibleAsync();
        await Browser.PictureAsync(author, "poll-import-refused");
        await author.SetInputFilesAsync("#xlsform", new FilePayload { Name = "poll.xlsx", MimeType = "application/octet-stream", Buffer = workbook });
        await author.ClickAsync("#imported");
        await Assertions.Expect(author.Locator("#q2-c3-kk")).ToHaveValueAsync("Би");
        await Assertions.Expect(author.Locator("#q2-if")).ToHaveValueAsync("q1=no");
    }

    private static async Task FillAsync(IPage author)
    {
        await author.FillAsync("#title-kk", "Мектептегі спорт");
        await author.FillAsync("#introduction-kk", "Мектептегі спорт туралы екі сұрақ.");
        await author.FillAsync("#introduction-ru", "Два вопроса о спорте в школе.");
        await author.FillAsync("#q1-kk", "Мектепте спорт саған жете ме?");
        await author.ClickAsync("#add-question");
        await author.SelectOptionAsync("#q2-kind", "Several");
        await author.FillAsync("#q2-kk", "Қай үйірме керек?");
        await author.FillAsync("#q2-ru", "Какой кружок нужен?");
        foreach (var (id, kk, ru) in new[] { ("c1", "Футбол", "Футбол"), ("c2", "Шахмат", "Шахматы"), ("c3", "Би", "Танцы") })
        {
            await author.FillAsync($"#q2-{id}-kk", kk);
            await author.FillAsync($"#q2-{id}-ru", ru);
        }
        await author.SelectOptionAsync("#q2-if", "q1=no");
    }
}
