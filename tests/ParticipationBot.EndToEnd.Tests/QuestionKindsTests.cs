using Microsoft.Playwright;
using ParticipationBot.Participation.Polls;
using ParticipationBot.Storage.Polls;

namespace ParticipationBot.EndToEnd.Tests;

/// <summary>Every kind of question as a child sees it on a phone, in both languages. Set TEST_PICTURES to keep the screens.</summary>
public sealed class QuestionKindsTests
{
    /// <summary>The chat slows down whoever writes faster than a child can.</summary>
    private static readonly TimeSpan Thinking = TimeSpan.FromSeconds(1.5);

    private static readonly PollDefinition Poll = new("kinds", 1, "kinds", new("Мектеп күні", "Школьный день"), new("Қысқа сауалнама", "Короткий опрос"),
    [
        new("eats", QuestionKind.YesNo, new("Асханада тамақтанасың ба?", "Ты ешь в столовой?")),
        new("taste", QuestionKind.Faces, new("Тамақтың дәмі қалай?", "Как тебе еда?")),
        new("day", QuestionKind.SingleChoice, new("Қай күн ең жеңіл?", "Какой день самый лёгкий?"), Choices("Дүйсенбі/Понедельник", "Сәрсенбі/Среда", "Жұма/Пятница")),
        new("why", QuestionKind.Several, new("Үзілісте не істейсің?", "Что ты делаешь на перемене?"), Choices("Достарыммен сөйлесемін/Говорю с друзьями", "Далаға шығамын/Выхожу на улицу", "Тамақтанамын/Ем")),
        new("order", QuestionKind.Ranking, new("Мектепке не керегірек?", "Что нужнее школе?"), Choices("Спорт алаңы/Спортплощадка", "Кітапхана/Библиотека", "Су/Вода"), Most: 2),
        new("minutes", QuestionKind.Number, new("Мектепке неше минут жүресің?", "Сколько минут ты идёшь в школу?"), From: 0, To: 120),
        new("words", QuestionKind.Text, new("Мектепте нені өзгерткің келеді?", "Что бы ты изменил или изменила в школе?")),
    ]);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("kk-KZ", "Қазақша", "👍 Түсінікті", "Дайын!", "▶️ Бастау", "Өткізіп жіберу ➡️")]
    [InlineData("ru-RU", "Русский", "👍 Понятно", "Готово!", "▶️ Начать", "Пропустить ➡️")]
    public async Task Each_fits_a_phone(string locale, string language, string understood, string ready, string begin, string skip)
    {
        await using var installation = await Installation.StartAsync();
        await OpenAsync(installation);
        await using var browser = await Browser.StartAsync();
        var page = await (await browser.PersonAsync(locale, 390, 844)).NewPageAsync();
        await page.GotoAsync(new Uri(installation.Host.Address, "/chat").ToString());
        foreach (var label in new[] { language, understood, "13–15" }) await PressAsync(page, label);
        await Assertions.Expect(page.Locator("#log")).ToContainTextAsync(ready);
        // The host reads its polls anew every few seconds.
        await Task.Delay(TimeSpan.FromSeconds(6), Cancel);
        await page.FillAsync("#text", "/polls kinds");
        await page.ClickAsync("#send");
        await PressAsync(page, begin);
        foreach (var (at, question) in Poll.Questions.Index())
        {
            await Assertions.Expect(page.Locator(".message.bot").Last).ToContainTextAsync($"{at + 1}/{Poll.Questions.Count}", new() { Timeout = 20_000 });
            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth")).Should().BeLessThanOrEqualTo(0, "{0} must not run out of the screen", question.Kind);
            await Assertions.Expect(page.Locator(".message.bot").Last.Locator("p")).ToBeInViewportAsync();
            await Browser.PictureAsync(page, $"question-{question.Kind.ToString().ToLowerInvariant()}-{locale[..2]}");
            await PressAsync(page, skip);
        }
    }

    private static async Task OpenAsync(Installation installation)
    {
        var now = TimeProvider.System.GetUtcNow();
        await using var db = installation.Database();
        db.Polls.Add(new PollRow
        {
            Id = Poll.Id, Code = Poll.Code, Status = PollStatus.Held, Version = 1, Definition = PollJson.Write(Poll), IsListed = true, OpensAt = now.AddMinutes(-1),
            ClosesAt = now.AddDays(1), ChangedAt = now,
        });
        await db.SaveChangesAsync(Cancel);
    }

    private static async Task PressAsync(IPage page, string label)
    {
        await Task.Delay(Thinking, Cancel);
        await page.Locator("#log").GetByRole(AriaRole.Button, new() { Name = label, Exact = true }).Last.ClickAsync(new() { Timeout = 20_000 });
    }

    private static IReadOnlyList<PollChoice> Choices(params string[] names) =>
        [.. names.Select((name, at) => new PollChoice($"choice{at + 1}", new PollText(name.Split('/')[0], name.Split('/')[1])))];
}
