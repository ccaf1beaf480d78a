using Microsoft.EntityFrameworkCore;
using ParticipationBot.Simulator;
using ParticipationBot.Simulator.Children;

namespace ParticipationBot.Channels.Tests.Telegram;

public sealed class GroupTests
{
    [Fact]
    public async Task A_group_gets_one_polite_line_and_is_left()
    {
        await using var server = await BotApiServer.StartAsync(TimeProvider.System);
        await using var bot = await TelegramHost.StartAsync(server);
        var group = server.AddGroup();
        group.AddBot(ChildIdentity.Of(1));
        await Talk.UntilAsync(() => group.WasLeft, "the bot has left");
        group.Messages.Should().ContainSingle().Which.Text.Should().NotBeEmpty();
        await using var db = bot.Database();
        (await db.Inbox.AnyAsync(TestContext.Current.CancellationToken)).Should().BeFalse();
    }
}
