using Microsoft.Playwright;

namespace ParticipationBot.StaffConsole.Tests.Insights;

/// <summary>An analyst looks at what children said, in a real browser.</summary>
public sealed class ExploreWalkTests
{
    [Fact]
    public async Task An_analyst_sees_topics_by_group_on_the_map_and_over_time()
    {
        await using var host = await ConsoleHost.StartAsync();
        await using var browser = await Browser.StartAsync();
        await host.PlantAsync(900);
        var admin = await (await browser.PersonAsync()).NewPageAsync();
        await ConsoleSteps.BecomeAdministratorAsync(admin, host);
        var page = await ConsoleSteps.InvitedAsync(admin, await (await browser.PersonAsync("en-GB")).NewPageAsync(), host, "timur", "аналитик");

        await page.GotoAsync(host.Address + "/staff/explore");
        await Assertions.Expect(page.Locator("[data-topic]")).ToHaveCountAsync(16);
        await Assertions.Expect(page.GetByText("900 children who chose to answer")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[data-cell='learning/from10to12']")).ToContainTextAsync("%");
        await Browser.PictureAsync(page, "explore");

        await page.SelectOptionAsync("#by", "region");
        await Assertions.Expect(page.Locator(".tilemap g")).ToHaveCountAsync(20);
        await Assertions.Expect(page.Locator(".tilemap g.held")).Not.ToHaveCountAsync(0);
        await Browser.PictureAsync(page, "explore-map");
        await page.SelectOptionAsync("#topic", "violence");
        await Assertions.Expect(page.Locator(".tilemap")).ToHaveAttributeAsync("aria-label", new System.Text.RegularExpressions.Regex("Violence"));
        await page.SelectOptionAsync("#by", "week");
        await Assertions.Expect(page.Locator("svg.trend rect").First).ToBeAttachedAsync();

        await page.SelectOptionAsync("#second-group", "language/kk");
        await Assertions.Expect(page.Locator("table.pair thead")).ToContainTextAsync("Kazakh");
        await page.SelectOptionAsync("#first-group", "language/kk");
        await Assertions.Expect(page.GetByText("Choose two different groups.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("The population file has no figures for: age, region, language of the view.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_page_fits_a_phone_in_the_dark_and_says_when_there_is_too_little()
    {
        await using var host = await ConsoleHost.StartAsync();
        await using var browser = await Browser.StartAsync();
        await host.PlantAsync(9);
        var admin = await (await browser.PersonAsync()).NewPageAsync();
        await ConsoleSteps.BecomeAdministratorAsync(admin, host);
        var page = await ConsoleSteps.InvitedAsync(admin, await (await browser.PersonAsync("kk-KZ", 390, 844, ColorScheme.Dark)).NewPageAsync(), host, "timur", "аналитик");

        await page.GotoAsync(host.Address + "/staff/explore");
        await Assertions.Expect(page.Locator(".empty")).ToContainTextAsync("Оннан аз бала");
        await host.PlantAsync(500, seed: 3);
        await page.ReloadAsync();
        await page.SelectOptionAsync("#by", "region");
        await Assertions.Expect(page.Locator(".tilemap g")).ToHaveCountAsync(20);
        await Browser.PictureAsync(page, "explore-phone-dark");
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).Should().BeLessThanOrEqualTo(390);
    }
}
