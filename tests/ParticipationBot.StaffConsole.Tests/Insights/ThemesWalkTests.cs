using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using ParticipationBot.Storage.Keys;
using ParticipationBot.Storage.Views;

namespace ParticipationBot.StaffConsole.Tests.Insights;

/// <summary>Analysts look at what views share, name it and say it in their own words, in a real browser.</summary>
public sealed class ThemesWalkTests
{
    private static readonly (string Text, string Language)[] Texts =
    [
        ("в туалете нет мыла и бумаги", "ru"), ("туалет грязный, мыла нет", "ru"), ("дәретханада сабын мен қағаз жоқ", "kk"), ("дәретхана лас, сабын жоқ", "kk"),
        ("собаки кусают у школы, стая собак", "ru"), ("иттер көп, қаңғыбас иттерден қорқамыз", "kk"), ("в столовой очередь, пусть купят ещё столы", "ru"), ("асханада орын аз, үстел қойыңыздар керек", "kk"),
    ];

    [Fact]
    public async Task Two_analysts_name_a_theme_and_approve_each_others_words()
    {
        await using var host = await ConsoleHost.StartAsync();
        await using var browser = await Browser.StartAsync();
        await PlantAsync(host, 480);
        var admin = await (await browser.PersonAsync()).NewPageAsync();
        await ConsoleSteps.BecomeAdministratorAsync(admin, host);
        var page = await ConsoleSteps.InvitedAsync(admin, await (await browser.PersonAsync("en-GB")).NewPageAsync(), host, "timur", "аналитик");
        var second = await ConsoleSteps.InvitedAsync(admin, await (await browser.PersonAsync("kk-KZ", 390, 844, ColorScheme.Dark)).NewPageAsync(), host, "bek", "аналитик");
        await page.GotoAsync(host.Address + "/staff/explore/themes");
        await page.GetByRole(AriaRole.Button, new() { Name = "Build now" }).ClickAsync();
        var card = page.Locator("article.theme").First;
        await Assertions.Expect(card).ToBeVisibleAsync();
        await Browser.PictureAsync(page, "themes");

        await card.GetByText("Read examples").ClickAsync();
        await Assertions.Expect(card.Locator(".example").First).ToBeVisibleAsync();
        await card.GetByText("Name and paraphrase").ClickAsync();
        await card.GetByLabel("Name in Kazakh").FillAsync("Дәретхана тазалығы");
        await card.GetByLabel("Name in Russian").FillAsync("Чистота туалетов");
        await card.GetByRole(AriaRole.Button, new() { Name = "Save the name" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Дәретхана тазалығы / Чистота туалетов" })).ToBeVisibleAsync();
        await card.GetByLabel("What children say, in your words").FillAsync("Балалар дәретханада сабын болғанын қалайды.");
        await card.GetByRole(AriaRole.Button, new() { Name = "Send for approval" }).ClickAsync();
        await Assertions.Expect(card.GetByText("waits for a second person")).ToBeVisibleAsync();
        await Assertions.Expect(card.GetByRole(AriaRole.Button, new() { Name = "Approve" })).ToHaveCountAsync(0);
        await Browser.PictureAsync(page, "themes-named");

        await second.GotoAsync(host.Address + "/staff/explore/themes");
        await second.GetByRole(AriaRole.Button, new() { Name = "Мақұлдау", Exact = true }).ClickAsync();
        await Assertions.Expect(second.GetByText("мақұлданған")).ToBeVisibleAsync();
        await Browser.PictureAsync(second, "themes-phone-dark");
        (await second.EvaluateAsync<int>("document.documentElement.scrollWidth")).Should().BeLessThanOrEqualTo(390);
    }

    [Fact]
    public async Task With_too_few_views_the_page_says_so()
    {
        await using var host = await ConsoleHost.StartAsync();
        await using var browser = await Browser.StartAsync();
        var admin = await (await browser.PersonAsync()).NewPageAsync();
        await ConsoleSteps.BecomeAdministratorAsync(admin, host);
        var page = await ConsoleSteps.InvitedAsync(admin, await (await browser.PersonAsync("ru-RU")).NewPageAsync(), host, "timur", "аналитик");
        await page.GotoAsync(host.Address + "/staff/explore/themes");
        await page.GetByRole(AriaRole.Button, new() { Name = "Построить сейчас" }).ClickAsync();
        await Assertions.Expect(page.Locator(".empty")).ToContainTextAsync("Пока нет темы");
    }

    private static async Task PlantAsync(ConsoleHost host, int views)
    {
        var (vault, clock) = (host.Services.GetRequiredService<TextVault>(), host.Services.GetRequiredService<TimeProvider>());
        await using var db = host.Database();
        for (var at = 0; at < views; at++)
        {
            var (text, language) = Texts[at % Texts.Length];
            var created = clock.GetUtcNow().AddDays(-(at * 7 % 150));
            db.Views.Add(new ViewRow
            {
                Id = Guid.CreateVersion7(created), Pseudonym = RandomNumberGenerator.GetBytes(32), Poll = "what-matters", Language = language, Text = vault.ProtectText(text, VaultPurpose.View),
                SuggestedTopics = "school_life", ChosenTopics = "", Topics = "school_life", CreatedAt = created,
            });
        }
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }
}
