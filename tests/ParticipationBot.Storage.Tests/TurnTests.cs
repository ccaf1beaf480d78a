using Microsoft.EntityFrameworkCore;
using ParticipationBot.Safeguarding.Cases;
using ParticipationBot.Safeguarding.Screening;
using ParticipationBot.Storage.Inbox;

namespace ParticipationBot.Storage.Tests;

public sealed class TurnTests(Databases databases)
{
    private const string Chat = "700100200";
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_view_becomes_a_row_that_only_the_keys_open(string kind)
    {
        await using var bot = await Bot.StartAsync(databases, kind);
        await bot.TakePartAsync(Chat);
        await bot.WriteAsync(Chat, "smog көп");
        foreach (var option in new[] { "done", "yes", "skip" }) await bot.PressAsync(Chat, option);

        await using var db = bot.Database();
        var view = await db.Views.SingleAsync(Cancel);
        view.Topics.Should().Be("climate_env");
        System.Text.Encoding.UTF8.GetString(view.Text).Should().NotContain("smog");
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_update_that_comes_twice_is_taken_once(string kind)
    {
        await using var bot = await Bot.StartAsync(databases, kind);
        await bot.AcceptAsync(Chat, new IncomingBody(IncomingKind.Command, "start"), id: 7);
        await bot.AcceptAsync(Chat, new IncomingBody(IncomingKind.Command, "start"), id: 7);
        await bot.TakeTurnsAsync();
        (await bot.UnsentAsync(Chat)).Should().ContainSingle();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_disclosure_is_a_sealed_case_and_nothing_of_it_is_left_elsewhere(string kind)
    {
        await using var bot = await Bot.StartAsync(databases, kind);
        await bot.TakePartAsync(Chat);
        await bot.WriteAsync(Chat, "HARM қорқам");

        await using var db = bot.Database();
        var found = await db.Cases.Include(row => row.Messages).SingleAsync(Cancel);
        found.Urgency.Should().Be(Urgency.High);
        found.Messages.Should().ContainSingle();
        (await db.Inbox.CountAsync(row => row.Body != null, Cancel)).Should().Be(0);
        (await db.Views.CountAsync(Cancel)).Should().Be(0);
        (await bot.UnsentAsync(Chat))[^1].Text.Should().Contain("адам жауап бергенін");
        (await db.Outbox.CountAsync(row => row.Channel == "staff-telegram", Cancel)).Should().Be(1);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_machine_raises_urgency_and_never_lowers_it(string kind)
    {
        await using var bot = await Bot.StartAsync(databases, kind);
        await bot.WriteAsync(Chat, "HARM");
        await bot.WriteAsync(Chat, "DANGER");
        await bot.WriteAsync(Chat, "HARM again");

        await using var db = bot.Database();
        var found = await db.Cases.Include(row => row.Messages).SingleAsync(Cancel);
        found.Urgency.Should().Be(Urgency.Immediate);
        found.Messages.Should().HaveCount(3);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_screen_that_fails_opens_a_case(string kind)
    {
        await using var bot = await Bot.StartAsync(databases, kind);
        await bot.TakePartAsync(Chat);
        await bot.WriteAsync(Chat, "CRASH");
        await using var db = bot.Database();
        (await db.Cases.SingleAsync(Cancel)).Urgency.Should().Be(Urgency.High);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_text_whose_turn_keeps_failing_reaches_the_helpline_and_the_chat_goes_on(string kind)
    {
        await using var bot = await Bot.StartAsync(databases, kind);
        await bot.TakePartAsync(Chat);
        await bot.WriteAsync(Chat, "POISON");
        await bot.WriteAsync(Chat, "smog");

        await using var db = bot.Database();
        (await db.Cases.CountAsync(Cancel)).Should().Be(1);
        (await db.Inbox.CountAsync(row => row.Status == InboxStatus.Waiting, Cancel)).Should().Be(0);
        (await bot.UnsentAsync(Chat))[^1].Text.Should().Contain("Тағы қосасың ба");
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Captions_edits_and_command_tails_are_screened_too(string kind)
    {
        await using var bot = await Bot.StartAsync(databases, kind);
        await bot.AcceptAsync("1", new IncomingBody(IncomingKind.Unreadable, "Photo", Caption: "HARM"));
        await bot.AcceptAsync("2", new IncomingBody(IncomingKind.Text, "HARM", Edited: true));
        await bot.AcceptAsync("3", new IncomingBody(IncomingKind.Command, "start", Tail: "HARM маған"));
        await bot.AcceptAsync("5", new IncomingBody(IncomingKind.Command, "start", Tail: "HARM-in_code-shape"));
        await bot.AcceptAsync("4", new IncomingBody(IncomingKind.Text, new string('x', 5000) + "HARM"));
        await bot.TakeTurnsAsync();
        await using var db = bot.Database();
        (await db.Cases.CountAsync(Cancel)).Should().Be(5);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_written_to_a_helper_goes_to_the_case_alone(string kind)
    {
        await using var bot = await Bot.StartAsync(databases, kind);
        await bot.TakePartAsync(Chat);
        await bot.WriteAsync(Chat, "HARM");
        await bot.PressAsync(Chat, "yes");
        await bot.WriteAsync(Chat, "just a word");

        await using var db = bot.Database();
        var found = await db.Cases.Include(row => row.Messages).SingleAsync(Cancel);
        found.WantsReply.Should().BeTrue();
        found.Messages.Should().HaveCount(2);
        (await bot.UnsentAsync(Chat))[^1].Text.Should().StartWith("Жеткіздім");
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_message_after_the_close_reopens_the_case(string kind)
    {
        await using var bot = await Bot.StartAsync(databases, kind);
        await bot.WriteAsync(Chat, "HARM");
        await using (var db = bot.Database())
            await db.Cases.ExecuteUpdateAsync(update => update.SetProperty(row => row.Status, CaseStatus.Closed), Cancel);
        await bot.WriteAsync(Chat, "HARM");
        await using var after = bot.Database();
        (await after.Cases.SingleAsync(Cancel)).Status.Should().Be(CaseStatus.New);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Deleting_leaves_nothing_but_an_open_case_and_its_way_back(string kind)
    {
        await using var bot = await Bot.StartAsync(databases, kind);
        foreach (var chat in new[] { "1", "2" })
        {
            await bot.TakePartAsync(chat);
            await bot.WriteAsync(chat, "smog");
            foreach (var option in new[] { "done", "yes", "skip" }) await bot.PressAsync(chat, option);
        }
        await bot.WriteAsync("2", "HARM");
        foreach (var chat in new[] { "1", "2" })
        {
            await bot.AcceptAsync(chat, new IncomingBody(IncomingKind.Command, "data"));
            await bot.TakeTurnsAsync();
            await bot.PressAsync(chat, "delete");
            await bot.PressAsync(chat, "yes");
        }

        await using var db = bot.Database();
        (await db.Views.CountAsync(Cancel), await db.Participants.CountAsync(Cancel), await db.Conversations.CountAsync(Cancel)).Should().Be((0, 0, 0));
        (await db.Addresses.CountAsync(Cancel)).Should().Be(1);
        (await db.Cases.CountAsync(Cancel)).Should().Be(1);
        (await bot.UnsentAsync("1"))[^1].Text.Should().StartWith("Дайын, бәрі өшірілді");
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_view_left_half_way_is_saved_by_its_timer_once(string kind)
    {
        await using var bot = await Bot.StartAsync(databases, kind);
        await using var replica = await bot.ReplicaAsync();
        await bot.TakePartAsync(Chat);
        await bot.WriteAsync(Chat, "smog");
        bot.Time.Advance(TimeSpan.FromHours(13));
        var fired = await Task.WhenAll(bot.Timers.FireDueAsync(Cancel), kind == "postgres" ? replica.Timers.FireDueAsync(Cancel) : Task.FromResult(0));
        await bot.TakeTurnsAsync();

        fired.Sum().Should().Be(1);
        await using var db = bot.Database();
        (await db.Views.CountAsync(Cancel)).Should().Be(1);
        (await db.Timers.CountAsync(Cancel)).Should().Be(0);
    }

    [Fact]
    public async Task Two_hosts_keep_the_order_within_a_chat()
    {
        await using var first = await Bot.StartAsync(databases, "postgres");
        await using var second = await first.ReplicaAsync();
        for (var chat = 0; chat < 10; chat++) await first.TakePartAsync($"{chat}");
        for (var message = 0; message < 20; message++)
            for (var chat = 0; chat < 10; chat++)
                await first.AcceptAsync($"{chat}", new IncomingBody(IncomingKind.Text, $"m{message:00}"));
        await Task.WhenAll(Task.Run(first.TakeTurnsAsync, Cancel), Task.Run(second.TakeTurnsAsync, Cancel));
        await first.TakeTurnsAsync();

        await using var db = first.Database();
        (await db.Inbox.CountAsync(row => row.Status == InboxStatus.Failed, Cancel)).Should().Be(0);
        for (var chat = 0; chat < 10; chat++) (await StateOf(first, $"{chat}")).Should().Equal(Enumerable.Range(0, 20).Select(message => $"m{message:00}"));
    }

    private static async Task<IReadOnlyList<string>> StateOf(Bot bot, string chat) => (await bot.StateAsync(chat)).Stack[^1].Answers.All("text");

    [Theory]
    [InlineData("ru", "ru", "kk")]
    [InlineData("kk", "kk", "ru")]
    [InlineData(null, "kk", "ru")]
    public async Task The_apps_language_comes_first_where_the_child_has_not_chosen(string? app, string first, string second)
    {
        await using var bot = await Bot.StartAsync(databases, "sqlite");
        await bot.AcceptAsync(Chat, new IncomingBody(IncomingKind.Command, "start", AppLanguage: app));
        await bot.TakeTurnsAsync();

        var question = (await bot.UnsentAsync(Chat)).Should().ContainSingle().Subject;
        question.Buttons.SelectMany(row => row).Select(button => button.Data.Split('.')[1]).Take(2).Should().Equal(first, second);
    }
}
