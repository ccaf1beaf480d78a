using Microsoft.Playwright;

namespace ParticipationBot.Tests;

/// <summary>Chromium as Debian ships it. Where it is missing the test is skipped, with the reason.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private const string Chromium = "/usr/bin/chromium";
    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private Browser(IPlaywright playwright, IBrowser browser) => (this.playwright, this.browser) = (playwright, browser);

    public static async Task<Browser> StartAsync()
    {
        if (!File.Exists(Chromium)) Assert.Skip($"{Chromium} is not installed.");
        var playwright = await Playwright.CreateAsync();
        return new Browser(playwright, await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium,
            Args = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-background-networking"],
        }));
    }

    public Task<IBrowserContext> PersonAsync(string language = "ru-RU", int width = 1200, int height = 860, ColorScheme colours = ColorScheme.Light) =>
        browser.NewContextAsync(new BrowserNewContextOptions { Locale = language, ViewportSize = new ViewportSize { Width = width, Height = height }, ColorScheme = colours });

    /// <summary>Keeps a picture where TEST_PICTURES names a folder.</summary>
    public static async Task PictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("TEST_PICTURES") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png"), FullPage = true });
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
