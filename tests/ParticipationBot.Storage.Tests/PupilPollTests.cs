using Microsoft.EntityFrameworkCore;
using ParticipationBot.Participation.Polls;
using ParticipationBot.Storage.Forums;
using ParticipationBot.Storage.Inbox;
using ParticipationBot.Storage.Polls;
using ParticipationBot.Storage.Staff;

namespace ParticipationBot.Storage.Tests;

/// <summary>A pupil with a forum's code builds a poll in a chat; staff approve it; nothing leads from the draft to the chat.</summary>
public sealed class PupilPollTests(Databases databases)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_poll_built_in_a_chat_waits_for_a_second_person_and_opens(string database)
    {
        await using var bot = await Bot.StartAsync(databases, database);
        var (analyst, forum) = await WithCodeAsync(bot, "700");
        foreach (var words in new[] { "Асхана", "Столовая", "Тамақ туралы.", "О еде.", "Тамақ ұнай ма?", "Еда нравится?" }) await bot.WriteAsync("700", words);
        await bot.PressAsync("700", "YesNo");
        var draft = await OnlyAsync(bot);
        (draft.Status, draft.Forum).Should().Be((PollStatus.Draft, forum));
        await bot.PressAsync("700", "send");
        (await OnlyAsync(bot)).Status.Should().Be(PollStatus.Proposed);

        var staff = new PollReach(analyst, All: true);
        (await bot.Get<PollDesk>().ApproveAsync(staff, draft.Id, Cancel)).Should().Be(PollStep.Done);
        var poll = (await bot.Get<PollDesk>().FindAsync(staff, draft.Id, Cancel))!;
        (poll.Stage, poll.Definition.Questions.Single().Kind, poll.Definition.Title).Should().Be((PollStage.Open, QuestionKind.YesNo, new PollText("Асхана", "Столовая")));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_draft_in_one_language_stays_with_the_staff_to_translate(string database)
    {
        await using var bot = await Bot.StartAsync(databases, database);
        var (analyst, _) = await WithCodeAsync(bot, "701");
        await bot.WriteAsync("701", "Асхана");
        await bot.PressAsync("701", "empty");
        await bot.WriteAsync("701", "Тамақ туралы.");
        await bot.PressAsync("701", "empty");
        await bot.WriteAsync("701", "Тамақ ұнай ма?");
        await bot.PressAsync("701", "empty");
        await bot.PressAsync("701", "YesNo");
        var draft = await OnlyAsync(bot);
        draft.Status.Should().Be(PollStatus.Draft);
        PollCheck.Problems(PollJson.Read(draft.Definition)).Select(problem => problem.Code).Should().OnlyContain(code => code == "missing");
        (await bot.UnsentAsync("701")).SelectMany(message => message.Buttons).SelectMany(row => row).Should().NotContain(button => button.Data.EndsWith(".send", StringComparison.Ordinal));
        (await bot.Get<PollDesk>().FindAsync(new PollReach(analyst, All: true), draft.Id, Cancel)).Should().NotBeNull();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Whoever_deletes_everything_loses_the_right_and_the_draft_names_nobody(string database)
    {
        await using var bot = await Bot.StartAsync(databases, database);
        await WithCodeAsync(bot, "702");
        await using (var before = bot.Database()) (await before.ForumCoordinators.CountAsync(Cancel)).Should().Be(1);
        await bot.AcceptAsync("702", new IncomingBody(IncomingKind.Command, "data"));
        await bot.TakeTurnsAsync();
        await bot.PressAsync("702", "delete");
        await bot.PressAsync("702", "yes");
        await using var db = bot.Database();
        (await db.ForumCoordinators.CountAsync(Cancel)).Should().Be(0);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Guessing_a_code_in_the_chat_is_stopped_after_five_tries(string database)
    {
        await using var bot = await Bot.StartAsync(databases, database);
        var code = await CodeAsync(bot);
        await bot.TakePartAsync("703");
        for (var wrong = 0; wrong < 5; wrong++) await RedeemAsync(bot, "703", "AAAAA-AAAAA");
        await RedeemAsync(bot, "703", code.Code);
        await using var db = bot.Database();
        (await db.ForumCoordinators.CountAsync(Cancel)).Should().Be(0, "even the right code waits now");
        bot.Time.Advance(CoordinatorCodes.Lock);
        await RedeemAsync(bot, "703", code.Code);
        (await db.ForumCoordinators.CountAsync(Cancel)).Should().Be(1);
    }

    private static async Task<(Guid Analyst, Guid Forum)> WithCodeAsync(Bot bot, string chat)
    {
        var (analyst, forum, code) = await CodeAsync(bot);
        await bot.TakePartAsync(chat);
        await RedeemAsync(bot, chat, code);
        await bot.AcceptAsync(chat, new IncomingBody(IncomingKind.Command, "newpoll"));
        await bot.TakeTurnsAsync();
        return (analyst, forum);
    }

    private static async Task<(Guid Analyst, Guid Forum, string Code)> CodeAsync(Bot bot)
    {
        var analyst = await bot.PersonAsync("alia", StaffRoles.Analyst);
        var forum = (await bot.Get<ForumRegister>().RegisterAsync(analyst, ForumTests.Parliament, Cancel))!.Value;
        return (analyst, forum, (await bot.Get<CoordinatorCodes>().IssueAsync(analyst, forum, Cancel))!);
    }

    private static async Task RedeemAsync(Bot bot, string chat, string code)
    {
        await bot.AcceptAsync(chat, new IncomingBody(IncomingKind.Command, "newpoll"));
        await bot.TakeTurnsAsync();
        await bot.WriteAsync(chat, code);
    }

    private static async Task<PollRow> OnlyAsync(Bot bot)
    {
        await using var db = bot.Database();
        return await db.Polls.AsNoTracking().SingleAsync(row => row.Author != null, Cancel);
    }
}
