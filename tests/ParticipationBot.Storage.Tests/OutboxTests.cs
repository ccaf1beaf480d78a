using Microsoft.EntityFrameworkCore;
using ParticipationBot.Storage.Inbox;
using ParticipationBot.Storage.Outbox;

namespace ParticipationBot.Storage.Tests;

public sealed class OutboxTests(Databases databases)
{
    private static readonly string[] Telegram = ["telegram"];
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Messages_of_a_chat_come_one_after_another_and_safety_first(string kind)
    {
        await using var bot = await Bot.StartAsync(databases, kind);
        await bot.AcceptAsync("1", new IncomingBody(IncomingKind.Command, "start"));
        await bot.AcceptAsync("2", new IncomingBody(IncomingKind.Text, "HARM"));
        await bot.TakeTurnsAsync();

        var next = await bot.Outbox.NextAsync(Telegram, 10, new HashSet<long>(), Cancel);
        next.Select(message => message.Address).Should().Equal("2", "1");

        var busy = next.Select(message => message.Id).ToHashSet();
        (await bot.Outbox.NextAsync(Telegram, 10, busy, Cancel)).Should().BeEmpty("both chats have a message under way");

        await bot.Outbox.ReportAsync([new OutboxReport(next[0].Id, OutboxOutcome.Sent, 55)], Cancel);
        (await bot.Outbox.NextAsync(Telegram, 10, new HashSet<long> { next[1].Id }, Cancel)).Should().ContainSingle().Which.Address.Should().Be("2");
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_sent_messages_body_is_erased_and_a_blocked_child_is_marked(string kind)
    {
        await using var bot = await Bot.StartAsync(databases, kind);
        await bot.AcceptAsync("1", new IncomingBody(IncomingKind.Command, "start"));
        await bot.TakeTurnsAsync();
        var message = (await bot.Outbox.NextAsync(Telegram, 10, new HashSet<long>(), Cancel)).Single();
        await bot.Outbox.ReportAsync([new OutboxReport(message.Id, OutboxOutcome.Blocked)], Cancel);

        await using var db = bot.Database();
        (await db.Outbox.SingleAsync(Cancel)).Body.Should().BeNull();
        (await db.Participants.SingleAsync(Cancel)).Blocked.Should().BeTrue();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_message_to_retry_waits_for_its_time(string kind)
    {
        await using var bot = await Bot.StartAsync(databases, kind);
        await bot.AcceptAsync("1", new IncomingBody(IncomingKind.Command, "start"));
        await bot.TakeTurnsAsync();
        var message = (await bot.Outbox.NextAsync(Telegram, 10, new HashSet<long>(), Cancel)).Single();
        await bot.Outbox.ReportAsync([new OutboxReport(message.Id, OutboxOutcome.Retry, RetryAt: bot.Time.GetUtcNow().AddSeconds(30))], Cancel);

        (await bot.Outbox.NextAsync(Telegram, 10, new HashSet<long>(), Cancel)).Should().BeEmpty();
        bot.Time.Advance(TimeSpan.FromSeconds(31));
        (await bot.Outbox.NextAsync(Telegram, 10, new HashSet<long>(), Cancel)).Should().ContainSingle().Which.Attempts.Should().Be(1);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Chats_that_must_wait_do_not_hold_up_the_others(string kind)
    {
        await using var bot = await Bot.StartAsync(databases, kind);
        foreach (var chat in new[] { "1", "2", "3" }) await bot.AcceptAsync(chat, new IncomingBody(IncomingKind.Command, "start"));
        await bot.TakeTurnsAsync();
        var first = await bot.Outbox.NextAsync(Telegram, 2, new HashSet<long>(), Cancel);
        var later = bot.Time.GetUtcNow().AddMinutes(1);
        await bot.Outbox.ReportAsync([.. first.Select(message => new OutboxReport(message.Id, OutboxOutcome.Retry, RetryAt: later))], Cancel);

        (await bot.Outbox.NextAsync(Telegram, 2, new HashSet<long>(), Cancel)).Should().ContainSingle().Which.Address.Should().Be("3");
    }
}
