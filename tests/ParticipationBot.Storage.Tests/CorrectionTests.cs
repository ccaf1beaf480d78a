using Microsoft.EntityFrameworkCore;
using ParticipationBot.Safeguarding.Cases;
using ParticipationBot.Storage.Cases;
using ParticipationBot.Storage.Cases.Timeline;
using ParticipationBot.Storage.Outbox;
using ParticipationBot.Storage.Staff;

namespace ParticipationBot.Storage.Tests;

public sealed class CorrectionTests(Databases databases)
{
    private const string Chat = "700100200";
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_correction_takes_the_place_of_the_message_that_the_child_has(string kind)
    {
        await using var bot = await Bot.StartAsync(databases, kind);
        var (dana, found, reply) = await AnsweredAsync(bot, OutboxOutcome.Sent, 501);
        (await CorrectAsync(bot, dana, found, reply, "Call 111.")).Should().Be(CorrectionResult.Sent);

        var message = (await bot.Outbox.NextAsync(["telegram"], 10, new HashSet<long>(), Cancel)).Should().ContainSingle().Subject;
        message.Replaces.Should().Be(501);
        message.Content.Text.Should().EndWith("Call 111.").And.StartWith("👤");
        message.Content.Corrects!.TextIfNew.Should().StartWith("✏️").And.EndWith("Call 111.");
        await bot.Outbox.ReportAsync([new OutboxReport(message.Id, OutboxOutcome.Sent, 501)], Cancel);

        var rows = await RepliesAsync(bot);
        rows.Select(row => row.Delivery).Should().Equal(DeliveryState.Delivered, DeliveryState.Edited);
        (await EventsAsync(bot, found)).Should().Contain(CaseEventKind.Corrected);
        (await CorrectAsync(bot, dana, found, reply, "Call 112.")).Should().Be(CorrectionResult.Newer, "the older text is not what the child reads");
        (await CorrectAsync(bot, dana, found, rows[1].Id, "Call 112.")).Should().Be(CorrectionResult.Sent);
        (await bot.Outbox.NextAsync(["telegram"], 10, new HashSet<long>(), Cancel)).Single().Replaces.Should().Be(501, "it is still the same message");
    }

    [Fact]
    public async Task Where_nothing_can_be_changed_the_state_says_that_a_new_message_went_out()
    {
        await using var bot = await Bot.StartAsync(databases, "sqlite");
        var (dana, found, reply) = await AnsweredAsync(bot, OutboxOutcome.Sent, 501);
        await CorrectAsync(bot, dana, found, reply, "Call 111.");
        var message = (await bot.Outbox.NextAsync(["telegram"], 10, new HashSet<long>(), Cancel)).Single();
        await bot.Outbox.ReportAsync([new OutboxReport(message.Id, OutboxOutcome.Sent, 777)], Cancel);
        (await RepliesAsync(bot))[1].Should().BeEquivalentTo(new { Delivery = DeliveryState.Delivered, ChannelMessage = 777L, Corrects = reply });
    }

    [Fact]
    public async Task A_correction_that_fails_leaves_the_first_text_correctable()
    {
        await using var bot = await Bot.StartAsync(databases, "sqlite");
        var (dana, found, reply) = await AnsweredAsync(bot, OutboxOutcome.Sent, 501);
        await CorrectAsync(bot, dana, found, reply, "Call 111.");
        var message = (await bot.Outbox.NextAsync(["telegram"], 10, new HashSet<long>(), Cancel)).Single();
        await bot.Outbox.ReportAsync([new OutboxReport(message.Id, OutboxOutcome.Failed)], Cancel);
        (await EventsAsync(bot, found)).Should().Contain(CaseEventKind.CorrectionFailed);
        (await CorrectAsync(bot, dana, found, reply, "Call 111.")).Should().Be(CorrectionResult.Sent);
    }

    [Fact]
    public async Task What_never_arrived_is_not_corrected_and_nor_is_what_a_child_wrote()
    {
        await using var bot = await Bot.StartAsync(databases, "sqlite");
        var (dana, found, reply) = await AnsweredAsync(bot, OutboxOutcome.Failed, null);
        (await CorrectAsync(bot, dana, found, reply, "Call 111.")).Should().Be(CorrectionResult.NotSent);
        await using var db = bot.Database();
        var childs = await db.CaseMessages.Where(row => row.Author == CaseAuthor.Child).Select(row => row.Id).SingleAsync(Cancel);
        (await CorrectAsync(bot, dana, found, childs, "x")).Should().Be(CorrectionResult.NotSent);
        (await CorrectAsync(bot, dana, found, reply, new string('x', CaseDesk.LongestReply + 1))).Should().Be(CorrectionResult.TooLong);
    }

    [Fact]
    public async Task An_answer_that_comes_in_between_is_not_taken_for_the_question_that_a_dialog_edits()
    {
        await using var bot = await Bot.StartAsync(databases, "sqlite");
        await bot.TakePartAsync(Chat, "ru");
        var sent = 100L;
        while (await bot.Outbox.NextAsync(["telegram"], 10, new HashSet<long>(), Cancel) is { Count: > 0 } messages)
            await bot.Outbox.ReportAsync([new OutboxReport(messages[0].Id, OutboxOutcome.Sent, ++sent)], Cancel);
        var question = await LastMessageAsync(bot);
        question.Should().NotBeNull();
        await bot.WriteAsync(Chat, "HARM");
        var found = (await bot.Get<CaseDesk>().QueueAsync(false, Cancel)).Single();
        while (await bot.Outbox.NextAsync(["telegram"], 10, new HashSet<long>(), Cancel) is { Count: > 0 } messages)
            await bot.Outbox.ReportAsync([new OutboxReport(messages[0].Id, OutboxOutcome.Sent, ++sent)], Cancel);
        question = await LastMessageAsync(bot);
        var dana = await bot.PersonAsync("dana", StaffRoles.Counsellor);
        await bot.Get<CaseDesk>().ReplyAsync(dana, found.Id, "I am here.", bot.Time.GetUtcNow(), Cancel);
        var reply = (await bot.Outbox.NextAsync(["telegram"], 10, new HashSet<long>(), Cancel)).Single();
        await bot.Outbox.ReportAsync([new OutboxReport(reply.Id, OutboxOutcome.Sent, 9999)], Cancel);
        (await LastMessageAsync(bot)).Should().Be(question);
    }

    private static async Task<long?> LastMessageAsync(Bot bot)
    {
        await using var db = bot.Database();
        return await db.Conversations.Select(row => row.LastMessage).SingleAsync(Cancel);
    }

    private static Task<CorrectionResult> CorrectAsync(Bot bot, Guid staff, CaseSummary found, Guid message, string text) =>
        bot.Get<CaseCorrections>().CorrectAsync(staff, found.Id, message, text, Cancel);

    private static async Task<(Guid Staff, CaseSummary Case, Guid Reply)> AnsweredAsync(Bot bot, OutboxOutcome outcome, long? number)
    {
        await bot.WriteAsync(Chat, "HARM");
        var found = (await bot.Get<CaseDesk>().QueueAsync(false, Cancel)).Single();
        var dana = await bot.PersonAsync("dana", StaffRoles.Counsellor);
        await bot.Get<CaseDesk>().ReplyAsync(dana, found.Id, "Call 110.", bot.Time.GetUtcNow(), Cancel);
        while (await bot.Outbox.NextAsync(["telegram"], 10, new HashSet<long>(), Cancel) is { Count: > 0 } messages)
            await bot.Outbox.ReportAsync([new OutboxReport(messages[0].Id, outcome, number)], Cancel);
        bot.Time.Advance(TimeSpan.FromSeconds(1));
        return (dana, found, (await RepliesAsync(bot)).Single().Id);
    }

    private static async Task<List<CaseMessageRow>> RepliesAsync(Bot bot)
    {
        await using var db = bot.Database();
        return await db.CaseMessages.AsNoTracking().Where(row => row.Author == CaseAuthor.Helper).OrderBy(row => row.At).ToListAsync(Cancel);
    }

    private static async Task<List<CaseEventKind>> EventsAsync(Bot bot, CaseSummary found)
    {
        await using var db = bot.Database();
        return await db.CaseEvents.Where(row => row.Case == found.Id).Select(row => row.Kind).ToListAsync(Cancel);
    }
}
