using Microsoft.Playwright;
using ParticipationBot.Tests;

namespace ParticipationBot.StaffConsole.Tests;

/// <summary>What every walk begins with: someone joins and signs in.</summary>
internal static class ConsoleSteps
{
    private const string Password = "correct horse battery";

    public static async Task BecomeAdministratorAsync(IPage page, ConsoleHost host)
    {
        var secret = await JoinAsync(page, host.Address + await host.FirstLinkAsync(), "aigerim");
        await SignInAsync(page, host, "aigerim", secret);
    }

    /// <summary>Invites someone with a role, named as the administrator's Russian page names it, and signs them in on their page.</summary>
    public static async Task<IPage> InvitedAsync(IPage admin, IPage page, ConsoleHost host, string name, string role)
    {
        await admin.GotoAsync(host.Address + "/staff/users");
        await admin.FillAsync("#invite-name", name);
        await admin.Locator("fieldset.roles").First.Locator("label", new() { HasText = role }).Locator("input").CheckAsync();
        await admin.GetByRole(AriaRole.Button, new() { Name = "Пригласить" }).ClickAsync();
        var secret = await JoinAsync(page, await admin.Locator("[data-link]").InnerTextAsync(), null);
        await SignInAsync(page, host, name, secret);
        return page;
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

    private static async Task SignInAsync(IPage page, ConsoleHost host, string name, string secret)
    {
        await page.GotoAsync(host.Address + "/staff");
        await page.FillAsync("[name='Input.Name']", name);
        await page.FillAsync("[name='Input.Password']", Password);
        await page.FillAsync("[name='Input.Code']", Totp.Code(secret, TimeProvider.System.GetUtcNow()));
        await page.ClickAsync("button[type=submit]");
        await page.WaitForURLAsync(url => !url.Contains("signin"));
    }
}
