using Microsoft.Playwright;

namespace ParticipationBot.StaffConsole.Tests;

/// <summary>From asking for texts to the file, by two persons in a real browser.</summary>
public sealed class ReleaseWalkTests
{
    [Fact]
    public async Task Texts_are_asked_for_read_approved_by_a_second_person_fetched_and_ended()
    {
        await using var host = await ConsoleHost.StartAsync();
        await using var browser = await Browser.StartAsync();
        var admin = await (await browser.PersonAsync()).NewPageAsync();
        await ConsoleSteps.BecomeAdministratorAsync(admin, host);
        var asel = await ConsoleSteps.InvitedAsync(admin, await (await browser.PersonAsync()).NewPageAsync(), host, "asel", "аналитик");
        var bolat = await ConsoleSteps.InvitedAsync(admin, await (await browser.PersonAsync("ru-RU", 390, 820, ColorScheme.Dark)).NewPageAsync(), host, "bolat", "аналитик");
        await asel.GotoAsync(host.Address + "/staff/releases");
        await Assertions.Expect(asel.Locator(".empty")).ToBeVisibleAsync();
        await asel.FillAsync("#recipient", "Институт общественной политики");
        await asel.FillAsync("#purpose", "Проверить, верно ли найдены темы");
        await asel.ClickAsync("#ask");
        await Assertions.Expect(asel.Locator("[role=status]").First).ToContainTextAsync("меньше десяти");
        await Browser.PictureAsync(asel, "releases-too-few");

        for (var child = 0; child < 11; child++) await host.ChildGivesViewAsync($"400{child:00}", $"В школе номер {child + 3} нет тёплой воды уже {child + 2} дня");
        await host.ChildGivesViewAsync("40099", "Айгерим Сериковна даёт слишком много заданий");
        await asel.ClickAsync("#ask");
        await Assertions.Expect(asel.Locator("h1 [data-status=Asked]")).ToBeVisibleAsync();
        await Assertions.Expect(asel.Locator("#approve")).ToHaveCountAsync(0);
        await Browser.PictureAsync(asel, "release-asked");

        await bolat.GotoAsync(asel.Url);
        await Assertions.Expect(bolat.Locator("[data-text]")).ToHaveCountAsync(12);
        await Assertions.Expect(bolat.Locator("#main")).Not.ToContainTextAsync("Сериковна");
        await Browser.PictureAsync(bolat, "release-second-phone-dark");
        (await bolat.EvaluateAsync<int>("document.documentElement.scrollWidth")).Should().BeLessThanOrEqualTo(390, "nothing scrolls sideways on a phone");
        await bolat.Locator("[data-text] button").First.ClickAsync();
        await Assertions.Expect(bolat.Locator("[data-text]")).ToHaveCountAsync(11);
        await bolat.ClickAsync("#approve");
        await Assertions.Expect(bolat.Locator("h1 [data-status=Approved]")).ToBeVisibleAsync();

        await asel.ReloadAsync();
        await Assertions.Expect(asel.Locator("a[download]")).ToHaveCountAsync(2);
        await Browser.PictureAsync(asel, "release-approved");
        var file = await asel.APIRequest.GetAsync(asel.Url + "/talk-to-the-city.csv");
        (await file.TextAsync()).Split("\r\n").Should().HaveCount(1 + 11 + 1).And.StartWith("id,interview,comment");
        (await admin.APIRequest.GetAsync(asel.Url + "/talk-to-the-city.csv")).Headers["content-type"].Should().NotContain("csv", "an administrator is none of the two");
        await asel.FillAsync("#reason", "Исследование закончено");
        await asel.ClickAsync("#withdraw");
        await Assertions.Expect(asel.Locator("h1 [data-status=Withdrawn]")).ToBeVisibleAsync();
        (await asel.APIRequest.GetAsync(asel.Url + "/talk-to-the-city.csv")).Status.Should().Be(404);
        await asel.GotoAsync(host.Address + "/staff/releases");
        await Assertions.Expect(asel.Locator("tr[data-release]")).ToHaveCountAsync(1);
        await Browser.PictureAsync(asel, "releases-list");
    }
}
