using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using ParticipationBot.Participation.Forums;
using ParticipationBot.Participation.Polls;
using ParticipationBot.Storage.Forums;
using ParticipationBot.Storage.Polls;

namespace ParticipationBot.EndToEnd.Tests;

/// <summary>A pupil of a school parliament builds a poll on a phone, and sees it as children will.</summary>
public sealed class PupilPollJourneyTests
{
    /// <summary>The chat slows down whoever writes faster than a child can.</summary>
    private static readonly TimeSpan Thinking = TimeSpan.FromSeconds(1.5);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_poll_is_built_previewed_and_handed_over()
    {
        await using var installation = await Installation.StartAsync();
        var code = await CodeAsync(installation);
        await using var browser = await Browser.StartAsync();
        var pupil = await (await browser.PersonAsync("kk-KZ", 390, 844)).NewPageAsync();
        await pupil.GotoAsync(new Uri(installation.Host.Address, "/chat").ToString());
        foreach (var label in new[] { "Қазақша", "👍 Түсінікті", "13–15" }) await PressAsync(pupil, label);
        await Assertions.Expect(pupil.Locator("#log")).ToContainTextAsync("Дайын!");

        await WriteAsync(pupil, "/newpoll", "бір реттік код");
        await WriteAsync(pupil, CoordinatorCode.Format(code), "Код дұрыс");
        await PressAsync(pupil, "Сауалнама жасау");
        await WriteAsync(pupil, "Асхана", "орысша");
        await WriteAsync(pupil, "Столовая", "Сауалнама не туралы?");
        await WriteAsync(pupil, "Мектеп асханасы туралы.", "Енді соны орысша жаз");
        await WriteAsync(pupil, "О школьной столовой.", "Сұрақты қазақша жаз");
        await AskAsync(pupil, "Асханаға барасың ба?", "Ходишь в столовую?", "Иә немесе жоқ");
        await AddAsync(pupil, "Не жетіспейді?", "Чего не хватает?", "Бір жауап", choices: true, when: "👍 Иә");
        await AddAsync(pupil, "Кезекте неше минут тұрасың?", "Сколько минут стоишь в очереди?", "Сан", bounds: "0 60", when: "Барлығына");
        await Assertions.Expect(pupil.Locator("#log")).ToContainTextAsync("Бәрі дұрыс");
        await Browser.PictureAsync(pupil, "newpoll-overview");

        await PressAsync(pupil, "👀 Балаларға қалай көрінеді");
        await Assertions.Expect(pupil.Locator("#log")).ToContainTextAsync("1/3");
        await Browser.PictureAsync(pupil, "newpoll-preview");
        await PressAsync(pupil, "↩️ Сауалнамаға оралу");
        await PressAsync(pupil, "📨 Тексеруге жіберу");
        await Assertions.Expect(pupil.Locator("#log")).ToContainTextAsync("ересек адам тексеріп");

        await using var db = installation.Database();
        var row = await db.Polls.SingleAsync(poll => poll.Status == PollStatus.Proposed, Cancel);
        PollJson.Read(row.Definition).Questions.Select(question => question.Kind).Should().Equal(QuestionKind.YesNo, QuestionKind.SingleChoice, QuestionKind.Number);
    }

    private static async Task AddAsync(IPage pupil, string kk, string ru, string kind, string? when = null, bool choices = false, string? bounds = null)
    {
        await PressAsync(pupil, "➕ Сұрақ");
        await AskAsync(pupil, kk, ru, kind);
        if (choices)
        {
            await WriteAsync(pupil, "Көкөніс / Овощи\nЖеміс / Фрукты\nСу / Вода", "Нұсқаларды жаз");
            await PressAsync(pupil, "Дайын");
        }
        if (bounds is not null) await WriteAsync(pupil, bounds, "кімге қоямыз");
        if (when is not null) await PressAsync(pupil, when);
    }

    private static async Task AskAsync(IPage pupil, string kk, string ru, string kind)
    {
        await WriteAsync(pupil, kk, "Енді сол сұрақты орысша жаз");
        await WriteAsync(pupil, ru, "қалай жауап береді");
        await PressAsync(pupil, kind);
    }

    private static async Task PressAsync(IPage page, string label)
    {
        await Task.Delay(Thinking, Cancel);
        await page.Locator("#log").GetByRole(AriaRole.Button, new() { Name = label, Exact = true }).Last.ClickAsync(new() { Timeout = 20_000 });
    }

    /// <summary>Writes, and waits for the bot's newest message to say something.</summary>
    private static async Task WriteAsync(IPage page, string text, string answer)
    {
        await Task.Delay(Thinking, Cancel);
        await page.FillAsync("#text", text);
        await page.ClickAsync("#send");
        await Assertions.Expect(page.Locator(".message.bot").Last).ToContainTextAsync(answer, new() { Timeout = 20_000 });
    }

    private static async Task<string> CodeAsync(Installation installation)
    {
        var (code, forum, now) = (CoordinatorCode.New(), Guid.CreateVersion7(TimeProvider.System.GetUtcNow()), TimeProvider.System.GetUtcNow());
        await using var db = installation.Database();
        db.Forums.Add(new ForumRow { Id = forum, Kind = ForumKind.SchoolParliament, NameKk = "Жас көшбасшы", NameRu = "Юный лидер", Region = "KZ-75", Settlement = "city", CreatedAt = now });
        db.ForumCodes.Add(new ForumCodeRow { Hash = CoordinatorCode.Hash(code), Forum = forum, ExpiresAt = now + CoordinatorCode.Lifetime });
        await db.SaveChangesAsync(Cancel);
        return code;
    }
}
