using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using ParticipationBot.Insights.Snapshots;

namespace ParticipationBot.StaffConsole.Tests.Insights;

/// <summary>An analyst writes a report in a real browser: words are theirs, figures stay bound to the snapshot.</summary>
public sealed class ReportWalkTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Words_are_edited_figures_stay_and_the_files_carry_both()
    {
        await using var host = await ConsoleHost.StartAsync();
        await using var browser = await Browser.StartAsync();
        await host.PlantAsync(900);
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().DateTime);
        var archive = host.Services.GetRequiredService<SnapshotArchive>();
        var snapshot = await archive.TakeAsync("somebody", today.AddDays(-70), today.AddDays(1), isDemo: false, Cancel);
        var admin = await (await browser.PersonAsync()).NewPageAsync();
        await ConsoleSteps.BecomeAdministratorAsync(admin, host);
        var page = await ConsoleSteps.InvitedAsync(admin, await (await browser.PersonAsync("en-GB")).NewPageAsync(), host, "timur", "аналитик");

        await page.GotoAsync(host.Address + "/staff/reports");
        await page.GetByRole(AriaRole.Button, new() { Name = "Open the report" }).ClickAsync();
        await Assertions.Expect(page.Locator(".files li")).ToHaveCountAsync(5);
        await Browser.PictureAsync(page, "report-files");
        await page.GotoAsync($"{host.Address}/staff/reports/{snapshot.Code}/crc-kaz-5-6-5d/en");
        await Assertions.Expect(page.Locator("[data-passage]")).ToHaveCountAsync(10);
        await Assertions.Expect(page.Locator("[data-passage=method] .figure").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".complete")).ToHaveCountAsync(3);

        await page.FillAsync("#wording-method", "About 950 children wrote.");
        await Assertions.Expect(page.Locator("[data-passage=method] .wrong")).ToContainTextAsync("“950” was typed by hand");
        await page.Locator("#save").ClickAsync();
        await Assertions.Expect(page.GetByText("nothing was saved")).ToBeVisibleAsync();
        await page.FillAsync("#wording-method", "In all, {kids} wrote.");
        await Assertions.Expect(page.Locator("[data-passage=method] .wrong")).ToContainTextAsync("There is no figure {kids}.");

        await page.FillAsync("#wording-method", string.Concat(Enumerable.Repeat("We thank every child. ", 120)));
        await Assertions.Expect(page.Locator(".budget.over")).ToContainTextAsync("Too long by");
        await page.FillAsync("#wording-method", "We thank the {children} children who wrote from {from} to {to}.");
        await Assertions.Expect(page.Locator("[data-passage=method] [data-preview]")).ToContainTextAsync("We thank the 900 children");
        await page.Locator("#save").ClickAsync();
        await Assertions.Expect(page.GetByText("Saved. The files")).ToBeVisibleAsync();
        await Browser.PictureAsync(page, "report-editor");

        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#wording-method")).ToHaveValueAsync("We thank the {children} children who wrote from {from} to {to}.");
        var (first, second) = (await BytesAsync(page, host, snapshot.Code, "crc-kaz-5-6-5d-en.docx"), await BytesAsync(page, host, snapshot.Code, "crc-kaz-5-6-5d-en.docx"));
        second.Should().Equal(first);
        System.Text.Encoding.UTF8.GetString(await BytesAsync(page, host, snapshot.Code, "crc-kaz-5-6-5d-en.html")).Should().Contain("We thank the 900 children").And.Contain("DRAFT");

        await archive.WithdrawAsync("somebody", snapshot.Code, "Test views were among them.", Cancel);
        await Assertions.Expect(page.Locator("[data-refused]")).ToContainTextAsync("withdrawn: Test views were among them.");
        await Assertions.Expect(page.Locator("#wording-method")).ToHaveValueAsync("We thank the {children} children who wrote from {from} to {to}.");
        var gone = await page.Context.APIRequest.GetAsync($"{host.Address}/staff/reports/{snapshot.Code}/crc-kaz-5-6-5d/files/figures.csv");
        gone.Status.Should().Be(409);
        (await gone.TextAsync()).Should().Contain("Test views were among them.");
    }

    private static async Task<byte[]> BytesAsync(IPage page, ConsoleHost host, string code, string name)
    {
        var answer = await page.Context.APIRequest.GetAsync($"{host.Address}/staff/reports/{code}/crc-kaz-5-6-5d/files/{name}");
        answer.Status.Should().Be(200);
        return await answer.BodyAsync();
    }
}
