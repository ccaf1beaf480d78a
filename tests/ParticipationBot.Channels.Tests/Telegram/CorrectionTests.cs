using Microsoft.EntityFrameworkCore;
using ParticipationBot.Safeguarding.Cases;
using ParticipationBot.Simulator;
using ParticipationBot.Simulator.Chats;
using ParticipationBot.Simulator.Children;
using ParticipationBot.Storage.Cases;

namespace ParticipationBot.Channels.Tests.Telegram;

/// <summary>A helper corrects what they wrote, over the real client and HTTP.</summary>
public sealed class CorrectionTests
{
    private static readonly Guid Dana = Guid.Parse("11111111-1111-7111-8111-111111111111");
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_childs_message_is_changed_in_its_place()
    {
        await using var server = await BotApiServer.StartAsync(TimeProvider.System);
        await using var bot = await TelegramHost.StartAsync(server);
        var child = server.AddChild();
        var (reply, found, message) = await AnsweredAsync(bot, child);
        var before = child.Messages.Count;

        await CorrectAsync(bot, found, message);
        await Talk.UntilAsync(() => reply.Edits == 1, "the message is changed");
        reply.Text.Should().EndWith("Call 111.");
        await Talk.UntilAsync(() => HasAsync(bot, DeliveryState.Edited), "the case knows");
        child.Messages.Should().HaveCount(before, "nothing new was said");
    }

    [Fact]
    public async Task Where_it_cannot_be_changed_a_new_message_says_that_it_corrects()
    {
        await using var server = await BotApiServer.StartAsync(TimeProvider.System);
        await using var bot = await TelegramHost.StartAsync(server);
        var child = server.AddChild();
        var (reply, found, message) = await AnsweredAsync(bot, child);
        reply.Deleted = true;

        await CorrectAsync(bot, found, message);
        await Talk.UntilAsync(() => child.Messages.Any(each => each.Text.StartsWith("✏️", StringComparison.Ordinal) && each.Text.EndsWith("Call 111.", StringComparison.Ordinal)), "a correction comes");
        await Talk.UntilAsync(async () => await HasAsync(bot, DeliveryState.Delivered, 2), "the case knows");
    }

    private static async Task<(BotMessage Reply, Guid Case, Guid Message)> AnsweredAsync(TelegramHost bot, SimulatedChild child)
    {
        await child.TakePartAsync();
        child.SendText("HARM");
        await using var db = bot.Database();
        await Talk.UntilAsync(() => db.Cases.AnyAsync(Cancel), "there is a case");
        var found = await db.Cases.SingleAsync(Cancel);
        (await bot.Get<CaseDesk>().ReplyAsync(Dana, found.Id, "Call 110.", found.LastMessageAt, Cancel)).Should().Be(ReplyResult.Sent);
        var reply = await child.WaitForReply(each => each.Text.EndsWith("Call 110.", StringComparison.Ordinal));
        await Talk.UntilAsync(() => HasAsync(bot, DeliveryState.Delivered), "it is delivered");
        return (reply, found.Id, (await db.CaseMessages.SingleAsync(row => row.Author == CaseAuthor.Helper, Cancel)).Id);
    }

    private static async Task CorrectAsync(TelegramHost bot, Guid found, Guid message) =>
        (await bot.Get<CaseCorrections>().CorrectAsync(Dana, found, message, "Call 111.", Cancel)).Should().Be(CorrectionResult.Sent);

    private static async Task<bool> HasAsync(TelegramHost bot, DeliveryState state, int count = 1)
    {
        await using var db = bot.Database();
        return await db.CaseMessages.CountAsync(row => row.Author == CaseAuthor.Helper && row.Delivery == state, Cancel) == count;
    }
}
