using Microsoft.EntityFrameworkCore;
using ParticipationBot.Safeguarding.Cases;
using ParticipationBot.Safeguarding.Screening;
using ParticipationBot.Storage.Cases;
using ParticipationBot.Storage.Cases.Timeline;
using ParticipationBot.Storage.Inbox;
using ParticipationBot.Storage.Outbox;
using ParticipationBot.Storage.Staff;

namespace ParticipationBot.Storage.Tests;

public sealed class CaseHandlingTests(Databases databases)
{
    private const string Chat = "700100200";
    private const string Passphrase = "snow leopard in the steppe";
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Of_two_who_answer_at_once_the_second_is_told_and_sends_nothing(string kind)
    {
        await using var bot = await Bot.StartAsync(databases, kind);
        var (dana, saule, found) = (await bot.PersonAsync("dana", StaffRoles.Counsellor), await bot.PersonAsync("saule", StaffRoles.Counsellor), await CaseAsync(bot, "HARM"));
        await bot.Get<CounsellorKeys>().EnrolAsync(dana, Passphrase, Cancel);
        var seen = bot.Time.GetUtcNow();
        bot.Time.Advance(TimeSpan.FromSeconds(5));
        var desk = bot.Get<CaseDesk>();
        (await desk.ReplyAsync(dana, found.Id, "I am here.", seen, Cancel)).Should().Be(ReplyResult.Sent);
        (await desk.ReplyAsync(saule, found.Id, "Me too.", seen, Cancel)).Should().Be(ReplyResult.Stale);
        (await bot.UnsentAsync(Chat)).Count(message => message.Text.EndsWith("Me too.")).Should().Be(0);
        (await desk.ReplyAsync(saule, found.Id, "Me too.", bot.Time.GetUtcNow(), Cancel)).Should().Be(ReplyResult.Sent);
    }

    [Fact]
    public async Task An_answer_of_ten_thousand_characters_is_refused_and_not_cut()
    {
        await using var bot = await Bot.StartAsync(databases, "sqlite");
        var (dana, found) = (await bot.PersonAsync("dana", StaffRoles.Counsellor), await CaseAsync(bot, "HARM"));
        (await bot.Get<CaseDesk>().ReplyAsync(dana, found.Id, new string('ә', 10_000), bot.Time.GetUtcNow(), Cancel)).Should().Be(ReplyResult.TooLong);
        await using var db = bot.Database();
        (await db.CaseMessages.CountAsync(row => row.Author == CaseAuthor.Helper, Cancel)).Should().Be(0);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_child_who_blocked_the_bot_is_seen_on_the_case(string kind)
    {
        await using var bot = await Bot.StartAsync(databases, kind);
        var (dana, found) = (await bot.PersonAsync("dana", StaffRoles.Counsellor), await CaseAsync(bot, "HARM"));
        await bot.Get<CaseDesk>().ReplyAsync(dana, found.Id, "I am here.", bot.Time.GetUtcNow(), Cancel);
        await DeliverAsync(bot, OutboxOutcome.Blocked);

        var details = (await bot.Get<CaseDetailsQuery>().FindAsync(found.Code, Cancel))!;
        details.CanReach.Should().BeFalse();
        details.Events.Select(each => each.Kind).Should().Contain(CaseEventKind.DeliveryFailed);
        await bot.AcceptAsync(Chat, new IncomingBody(IncomingKind.Text, "HARM more"));
        await bot.TakeTurnsAsync();
        (await bot.Get<CaseDetailsQuery>().FindAsync(found.Code, Cancel))!.CanReach.Should().BeTrue("the child wrote again");
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_close_does_not_cross_a_message_that_nobody_has_read(string kind)
    {
        await using var bot = await Bot.StartAsync(databases, kind);
        var (dana, found) = (await bot.PersonAsync("dana", StaffRoles.Counsellor), await CaseAsync(bot, "HARM"));
        var seen = bot.Time.GetUtcNow();
        bot.Time.Advance(TimeSpan.FromMinutes(1));
        await bot.WriteAsync(Chat, "HARM again");
        var desk = bot.Get<CaseDesk>();
        (await desk.CloseAsync(dana, found.Id, new Closing(ClosingReason.Answered), seen, Cancel)).Should().Be(CloseResult.Stale);
        (await desk.CloseAsync(dana, found.Id, new Closing(ClosingReason.Answered), bot.Time.GetUtcNow(), Cancel)).Should().Be(CloseResult.Done);
        bot.Time.Advance(TimeSpan.FromDays(3));
        (await bot.Timers.FireDueAsync(Cancel)).Should().Be(0, "a closed case calls nobody");
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Immediate_danger_is_closed_by_two_people_even_once_lowered(string kind)
    {
        await using var bot = await Bot.StartAsync(databases, kind);
        var (dana, saule, found) = (await bot.PersonAsync("dana", StaffRoles.Counsellor), await bot.PersonAsync("saule", StaffRoles.Counsellor), await CaseAsync(bot, "DANGER"));
        var (desk, handling) = (bot.Get<CaseDesk>(), bot.Get<CaseHandling>());
        await desk.AcknowledgeAsync(dana, found.Id, Cancel);
        (await handling.ChangeUrgencyAsync(dana, found.Id, Urgency.Routine, "", Cancel)).Should().BeFalse("a reason is asked for");
        (await handling.ChangeUrgencyAsync(dana, found.Id, Urgency.Routine, "it was last year", Cancel)).Should().BeTrue();

        var closing = new Closing(ClosingReason.Answered);
        (await desk.CloseAsync(dana, found.Id, closing, bot.Time.GetUtcNow(), Cancel)).Should().Be(CloseResult.NeedsSecondReader);
        (await handling.SecondReadAsync(dana, found.Id, Cancel)).Should().BeFalse("one person is not two");
        (await handling.SecondReadAsync(saule, found.Id, Cancel)).Should().BeTrue();
        (await desk.CloseAsync(dana, found.Id, closing, bot.Time.GetUtcNow(), Cancel)).Should().Be(CloseResult.Done);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_case_is_handed_over_with_all_its_texts(string kind)
    {
        await using var bot = await Bot.StartAsync(databases, kind);
        var (dana, saule) = (await bot.PersonAsync("dana", StaffRoles.Counsellor), await bot.PersonAsync("saule", StaffRoles.Counsellor));
        var (keys, ceremony, handling) = (bot.Get<CounsellorKeys>(), bot.Get<KeyCeremony>(), bot.Get<CaseHandling>());
        await keys.EnrolAsync(dana, Passphrase, Cancel);
        var (mine, other) = (await CaseAsync(bot, "HARM one"), await CaseAsync(bot, "HARM two", "2"));
        await handling.NoteAsync(dana, mine.Id, "school knows", Cancel);
        await keys.EnrolAsync(saule, Passphrase, Cancel);
        var danasKey = (await keys.UnlockAsync(dana, Passphrase, Cancel)).PrivateKey!;
        (await handling.HandOverAsync(dana, danasKey, mine.Id, saule, Cancel)).Should().BeFalse("her key is not confirmed");
        await ceremony.ConfirmAsync(dana, saule, (await ceremony.ListAsync(Cancel)).Single(each => each.Staff == saule).Fingerprint, Cancel);
        (await handling.HandOverAsync(dana, danasKey, mine.Id, saule, Cancel)).Should().BeTrue();

        var saulesKey = (await keys.UnlockAsync(saule, Passphrase, Cancel)).PrivateKey!;
        var desk = bot.Get<CaseDesk>();
        (await desk.ReadAsync(saule, saulesKey, mine.Id, 100, Cancel)).Select(message => message.Text).Should().Equal("HARM one", "school knows");
        (await desk.ReadAsync(saule, saulesKey, other.Id, 100, Cancel)).Should().OnlyContain(message => message.IsSealedToOthers);
        (await desk.FindAsync(mine.Code, Cancel))!.Owner.Should().Be(saule);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_referral_is_told_to_the_child_and_a_false_alarm_leaves_but_a_count(string kind)
    {
        await using var bot = await Bot.StartAsync(databases, kind);
        await bot.TakePartAsync(Chat, "ru");
        var (dana, found) = (await bot.PersonAsync("dana", StaffRoles.Counsellor), await CaseAsync(bot, "HARM"));
        var handling = bot.Get<CaseHandling>();
        await handling.ReferAsync(dana, found.Id, ReferralService.Guardianship, ReferralBasis.ChildAgreed, "to Ms N.", tellChild: true, Cancel);
        (await bot.UnsentAsync(Chat))[^1].Text.Should().Be("➡️ Передано дальше: орган опеки.");
        await bot.Get<CaseDesk>().CloseAsync(dana, found.Id, new Closing(ClosingReason.NoDanger, "a film", FalseAlarmReason.GameOrFilm), bot.Time.GetUtcNow(), Cancel);

        await using var db = bot.Database();
        (await db.FalseAlarms.SingleAsync(Cancel)).Should().BeEquivalentTo(new { Language = "ru", Kind = "Physical", Reason = FalseAlarmReason.GameOrFilm, Count = 1 }, options => options.ExcludingMissingMembers());
        (await db.CaseReferrals.SingleAsync(Cancel)).Outcome.Should().Be(ReferralOutcome.Waiting);
        foreach (var row in await db.CaseMessages.ToListAsync(Cancel)) System.Text.Encoding.UTF8.GetString(row.Sealed).Should().NotContain("film").And.NotContain("Ms N.");
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_child_says_whether_it_helped_and_comes_back(string kind)
    {
        await using var bot = await Bot.StartAsync(databases, kind);
        await bot.TakePartAsync(Chat, "ru");
        var (dana, found) = (await bot.PersonAsync("dana", StaffRoles.Counsellor), await CaseAsync(bot, "HARM"));
        var desk = bot.Get<CaseDesk>();
        await bot.PressAsync(Chat, "yes");
        await desk.ReplyAsync(dana, found.Id, "I am here.", bot.Time.GetUtcNow(), Cancel);
        (await bot.UnsentAsync(Chat))[^1].Text.Split('\n')[0].Should().Be("👤 Тебе ответ:", "whoever holds the phone reads no word of the case in the first line");
        await bot.PressAsync(Chat, "leave");
        await desk.CloseAsync(dana, found.Id, new Closing(ClosingReason.Answered), bot.Time.GetUtcNow(), Cancel);
        await bot.PressAsync(Chat, "!helped_no");
        (await bot.UnsentAsync(Chat)).Should().Contain(message => message.Text.StartsWith("Спасибо, что говоришь честно") && message.Text.Contains("111"));
        await bot.PressAsync(Chat, "!reply");
        await bot.WriteAsync(Chat, "one more thing");

        var details = (await bot.Get<CaseDetailsQuery>().FindAsync(found.Code, Cancel))!;
        details.Case.Status.Should().Be(CaseStatus.New);
        details.Events.Select(each => each.Kind).Should().Contain([CaseEventKind.ChildLeft, CaseEventKind.Helped, CaseEventKind.Reopened]);
    }

    [Fact]
    public async Task A_case_of_five_hundred_messages_opens_page_by_page()
    {
        await using var bot = await Bot.StartAsync(databases, "sqlite");
        var dana = await bot.PersonAsync("dana", StaffRoles.Counsellor);
        var keys = bot.Get<CounsellorKeys>();
        await keys.EnrolAsync(dana, Passphrase, Cancel);
        for (var i = 1; i <= 500; i++)
        {
            bot.Time.Advance(TimeSpan.FromSeconds(1));
            await bot.AcceptAsync(Chat, new IncomingBody(IncomingKind.Text, $"HARM {i:000}"));
        }
        await bot.TakeTurnsAsync();
        var key = (await keys.UnlockAsync(dana, Passphrase, Cancel)).PrivateKey!;
        var found = (await bot.Get<CaseDesk>().QueueAsync(false, Cancel)).Single();
        var newest = await bot.Get<CaseDesk>().ReadAsync(dana, key, found.Id, 100, Cancel);
        newest.Select(message => message.Text).Should().Equal(Enumerable.Range(401, 100).Select(i => $"HARM {i:000}"));
        (await bot.Get<CaseDetailsQuery>().FindAsync(found.Code, Cancel))!.Messages.Should().Be(500);
    }

    private static async Task<CaseSummary> CaseAsync(Bot bot, string text, string chat = Chat)
    {
        var known = (await bot.Get<CaseDesk>().QueueAsync(true, Cancel)).Select(each => each.Id).ToHashSet();
        await bot.WriteAsync(chat, text);
        return (await bot.Get<CaseDesk>().QueueAsync(true, Cancel)).Single(each => !known.Contains(each.Id));
    }

    private static async Task DeliverAsync(Bot bot, OutboxOutcome outcome)
    {
        while (await bot.Outbox.NextAsync(["telegram"], 50, new HashSet<long>(), Cancel) is { Count: > 0 } next)
            await bot.Outbox.ReportAsync([.. next.Select(message => new OutboxReport(message.Id, outcome))], Cancel);
    }
}
