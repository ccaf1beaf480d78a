using Microsoft.EntityFrameworkCore;
using ParticipationBot.Channels.Telegram;
using ParticipationBot.Simulator;
using ParticipationBot.Storage.Outbox;

namespace ParticipationBot.Channels.Tests.Telegram;

public sealed class FaultTests
{
    [Theory]
    [InlineData(FaultKind.TooManyRequests)]
    [InlineData(FaultKind.ServerError)]
    [InlineData(FaultKind.Hang)]
    [InlineData(FaultKind.DropBefore)]
    [InlineData(FaultKind.DropAfter)]
    public async Task A_reply_arrives_after_a_fault_while_sending(FaultKind fault)
    {
        await using var server = await BotApiServer.StartAsync(TimeProvider.System);
        await using var bot = await TelegramHost.StartAsync(server);
        var child = server.AddChild();
        server.Faults.Next(fault, method: "sendMessage");
        child.SendCommand("/start");
        (await child.WaitForReply()).Buttons.Should().NotBeEmpty();
        await Talk.UntilAsync(() => server.Faults.Happened(fault) == 1, "the fault happened");
    }

    [Theory]
    [InlineData(FaultKind.TooManyRequests)]
    [InlineData(FaultKind.ServerError)]
    [InlineData(FaultKind.DropBefore)]
    [InlineData(FaultKind.DropAfter)]
    public async Task No_update_is_lost_after_a_fault_while_polling(FaultKind fault)
    {
        await using var server = await BotApiServer.StartAsync(TimeProvider.System);
        server.Faults.Next(fault, times: 2, method: "getUpdates");
        var child = server.AddChild();
        child.SendCommand("/start");
        await using var bot = await TelegramHost.StartAsync(server);
        await child.WaitForReply();
        await Talk.UntilAsync(() => server.PendingUpdates == 0, "the update is acknowledged");
    }

    [Fact]
    public async Task A_429_is_obeyed()
    {
        await using var server = await BotApiServer.StartAsync(TimeProvider.System);
        await using var bot = await TelegramHost.StartAsync(server);
        var child = server.AddChild();
        server.Faults.RetryAfterSeconds = 2;
        server.Faults.Next(FaultKind.TooManyRequests, method: "sendMessage");
        var begun = TimeProvider.System.GetTimestamp();
        child.SendCommand("/start");
        await child.WaitForReply();
        TimeProvider.System.GetElapsedTime(begun).Should().BeGreaterThan(TimeSpan.FromSeconds(1.9));
        server.Calls["sendmessage"].Should().Be(2, "nothing is tried before the time is over");
    }

    [Fact]
    public async Task A_child_who_blocked_the_bot_is_marked_and_gets_nothing_more()
    {
        await using var server = await BotApiServer.StartAsync(TimeProvider.System);
        await using var bot = await TelegramHost.StartAsync(server);
        var child = server.AddChild();
        child.SendCommand("/start");
        await child.WaitForReply();
        child.SendCommand("/help");
        child.Block();
        await using var db = bot.Database();
        await Talk.UntilAsync(() => db.Participants.AnyAsync(found => found.Blocked, TestContext.Current.CancellationToken), "the child is marked as gone");
        await Talk.UntilAsync(() => db.Outbox.AllAsync(row => row.Status != OutboxStatus.Waiting, TestContext.Current.CancellationToken), "nothing waits");
    }

    [Fact]
    public async Task A_repeated_update_is_answered_once()
    {
        await using var server = await BotApiServer.StartAsync(TimeProvider.System);
        await using var bot = await TelegramHost.StartAsync(server);
        var child = server.AddChild();
        server.Faults.Next(FaultKind.DuplicateUpdate);
        child.SendCommand("/start");
        await child.WaitForReply();
        await Talk.UntilAsync(() => server.PendingUpdates == 0, "both copies are acknowledged");
        child.SendCommand("/help");
        await child.WaitForReply();
        child.Messages.Should().HaveCount(2);
        server.Faults.Happened(FaultKind.DuplicateUpdate).Should().Be(1);
    }

    [Fact]
    public async Task An_unreadable_update_stops_nothing_and_is_logged_by_its_id_alone()
    {
        await using var server = await BotApiServer.StartAsync(TimeProvider.System);
        await using var bot = await TelegramHost.StartAsync(server);
        var child = server.AddChild();
        var strange = server.SendRaw("""{"update_id":{0},"message":{"message_id":"planted secret","chat":[],"date":"x","text":5}}""");
        server.SendRaw("""{"update_id":{0},"something_new":{"text":"planted secret"}}""");
        server.SendRaw("""{"update_id":{0}}""");
        child.SendCommand("/start");
        await child.WaitForReply();
        await Talk.UntilAsync(() => server.PendingUpdates == 0, "all is acknowledged");
        bot.Log.Should().Contain(line => line.Contains($"{strange}", StringComparison.Ordinal));
        bot.Log.Should().NotContain(line => line.Contains("planted", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Under_many_faults_everybody_gets_everything_in_order()
    {
        await using var server = await BotApiServer.StartAsync(TimeProvider.System);
        server.Faults.Rate(FaultKind.ServerError, 0.1).Rate(FaultKind.DropBefore, 0.05).Rate(FaultKind.DropAfter, 0.05).Rate(FaultKind.DuplicateUpdate, 0.1);
        await using var bot = await TelegramHost.StartAsync(server);
        var children = Enumerable.Range(0, 12).Select(_ => server.AddChild()).ToList();
        await Task.WhenAll(children.Select(child => child.TakePartAsync()));
        foreach (var child in children)
        {
            // A connection that broke after Telegram had sent the message leads to a repetition; order stays.
            var texts = child.Messages.Select(message => message.Text).ToList();
            var firsts = texts.Distinct().ToList();
            texts.Should().Equal(texts.OrderBy(firsts.IndexOf), "a repetition follows its original directly");
            firsts.Should().HaveCount(7, "language, three bubbles, age, menu, ready");
        }
    }

    [Fact]
    public async Task Safety_messages_overtake_a_queue_of_others()
    {
        await using var server = await BotApiServer.StartAsync(TimeProvider.System);
        await using var bot = await TelegramHost.StartAsync(server, TelegramHost.Options(server) with { PacePerSecond = 20 });
        var crowd = Enumerable.Range(0, 40).Select(_ => server.AddChild()).ToList();
        foreach (var one in crowd) one.SendCommand("/start");
        var child = server.AddChild();
        child.SendText("HARM");
        await child.WaitForReply();
        crowd.Count(one => one.Messages.Count > 0).Should().BeLessThan(30);
    }
}
