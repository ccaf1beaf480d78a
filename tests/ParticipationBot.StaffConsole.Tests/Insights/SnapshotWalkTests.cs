using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace ParticipationBot.StaffConsole.Tests.Insights;

/// <summary>A snapshot from taking to withdrawing, by two analysts in a real browser.</summary>
public sealed class SnapshotWalkTests
{
    [Fact]
    public async Task One_takes_a_snapshot_another_releases_it_and_it_is_withdrawn_with_a_reason()
    {
        await using var host = await ConsoleHost.StartAsync();
        await using var browser = await Browser.StartAsync();
        await host.PlantAsync(900);
        var admin = await (await browser.PersonAsync()).NewPageAsync();
        await ConsoleSteps.BecomeAdministratorAsync(admin, host);
        var first = await ConsoleSteps.InvitedAsync(admin, await (await browser.PersonAsync("en-GB")).NewPageAsync(), host, "timur", "аналитик");
        var second = await ConsoleSteps.InvitedAsync(admin, await (await browser.PersonAsync("ru-RU", 390, 844, ColorScheme.Dark)).NewPageAsync(), host, "saule", "аналитик");

        await first.GotoAsync(host.Address + "/staff/snapshots");
        await first.FillAsync("#from", "2020-01-31");
        await first.FillAsync("#to", "2020-01-01");
        await first.GetByRole(AriaRole.Button, new() { Name = "Take a snapshot" }).ClickAsync();
        await Assertions.Expect(first.GetByText("The period ends before it begins.")).ToBeVisibleAsync();

        await first.ReloadAsync();
        await first.GetByRole(AriaRole.Button, new() { Name = "Take a snapshot" }).ClickAsync();
        await Assertions.Expect(first.Locator("[data-snapshot]")).ToHaveCountAsync(1);
        await Browser.PictureAsync(first, "snapshots");
        var code = (await first.Locator("[data-snapshot]").GetAttributeAsync("data-snapshot"))!;
        await first.GotoAsync(host.Address + "/staff/snapshots/" + code);
        await Assertions.Expect(first.GetByText("Ask a second person to release it.")).ToBeVisibleAsync();
        await Assertions.Expect(first.Locator("#release")).ToHaveCountAsync(0);

        await second.GotoAsync(host.Address + "/staff/snapshots/" + code);
        await Assertions.Expect(second.Locator("[data-check=good]")).ToBeVisibleAsync();
        await second.Locator("#release").ClickAsync();
        await Assertions.Expect(second.GetByText("выпущен")).ToBeVisibleAsync();
        await Browser.PictureAsync(second, "snapshot-phone-dark");
        await second.FillAsync("#why", "Среди мнений были пробные.");
        await second.GetByRole(AriaRole.Button, new() { Name = "Отозвать" }).ClickAsync();
        await Assertions.Expect(second.GetByText("Среди мнений были пробные.")).ToBeVisibleAsync();

        await using var db = host.Database();
        (await db.AuditLog.Select(row => row.Action).ToListAsync(TestContext.Current.CancellationToken)).Should().Contain(["snapshot.taken", "snapshot.released", "snapshot.withdrawn"]);
    }
}
