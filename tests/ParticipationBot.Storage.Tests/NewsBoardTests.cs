using Microsoft.EntityFrameworkCore;
using ParticipationBot.Storage.Commitments;
using ParticipationBot.Storage.Inbox;
using ParticipationBot.Storage.Staff;

namespace ParticipationBot.Storage.Tests;

public sealed class NewsBoardTests(Databases databases)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_menu_entry_shows_the_newest_commitments_page_by_page_in_the_childs_language(string kind)
    {
        await using var bot = await Bot.StartAsync(databases, kind);
        var (ledger, alia) = (bot.Get<CommitmentLedger>(), await bot.PersonAsync("alia", StaffRoles.Analyst));
        await bot.TakePartAsync("aida", "ru");
        await bot.WriteAsync("aida", "📣 Что изменилось");
        (await SaidAsync(bot)).Should().Contain(text => text.Contains("Пока ответов нет"));
        for (var number = 1; number <= 4; number++)
        {
            var draft = CommitmentTests.Trees with { Ru = CommitmentTests.Trees.Ru with { Issue = $"нет парка {number}" } };
            await ledger.PublishAsync(alia, (await ledger.DraftAsync(alia, draft, Cancel))!.Value, 1, Cancel);
            bot.Time.Advance(TimeSpan.FromMinutes(1));
        }
        await ledger.DraftAsync(alia, CommitmentTests.Trees with { Ru = CommitmentTests.Trees.Ru with { Issue = "черновик" } }, Cancel);

        await bot.WriteAsync("aida", "📣 Что изменилось");
        var first = (await SaidAsync(bot)).Last(text => text.Contains("из 4"));
        first.Should().ContainAll("1–3", "нет парка 4", "нет парка 3", "нет парка 2", "Обещали сделать", "Срок: 1 мая 2027").And.NotContainAny("нет парка 1", "черновик", "қалада", "{{");
        await bot.PressAsync("aida", "more");
        (await SaidAsync(bot)).Last(text => text.Contains("из 4")).Should().Contain("нет парка 1").And.Contain("4–4");
        await bot.PressAsync("aida", "more");
        (await SaidAsync(bot)).Should().Contain("Это все новости.");
    }

    [Fact]
    public async Task Invented_answers_say_so_reach_no_child_and_go_with_the_demo()
    {
        await using var bot = await Bot.StartAsync(databases, "sqlite");
        await using var db = bot.Database();
        await DemoLedger.PlantAsync(db, bot.Time, Cancel);
        await DemoLedger.PlantAsync(db, bot.Time, Cancel);
        (await db.Commitments.ToListAsync(Cancel)).Should().HaveCount(5).And.OnlyContain(row => row.Draft.PublishingProblems().Count == 0);
        (await db.Announcements.CountAsync(Cancel)).Should().Be(0);
        await bot.TakePartAsync("aida", "ru");
        await bot.AcceptAsync("aida", new IncomingBody(IncomingKind.Command, "news"));
        await bot.TakeTurnsAsync();
        (await SaidAsync(bot)).Should().Contain(text => text.Contains("придуманы"));

        await DemoData.RemoveAsync(db, Cancel);
        (await db.Commitments.CountAsync(Cancel) + await db.Forums.CountAsync(Cancel) + await db.ForumSessions.CountAsync(Cancel) + await db.ForumDecisions.CountAsync(Cancel)).Should().Be(0);
    }

    private static async Task<IReadOnlyList<string>> SaidAsync(Bot bot) => [.. (await bot.UnsentAsync("aida")).Select(message => message.Text)];
}
