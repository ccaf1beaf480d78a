using Microsoft.EntityFrameworkCore;
using ParticipationBot.Storage.Cases.Notices;
using ParticipationBot.Storage.Cases.Timeline;
using ParticipationBot.Storage.Duty;
using ParticipationBot.Storage.Outbox;
using ParticipationBot.Storage.Staff;

namespace ParticipationBot.Storage.Tests;

public sealed class NoticeTests(Databases databases)
{
    private static readonly StaffNoticeOptions ByMail = new(null) { UsesEmail = true, FallbackEmail = "fallback@helpline.test" };
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Mail_goes_to_whom_the_step_calls_and_says_no_word_of_the_case(string kind)
    {
        await using var bot = await Bot.StartAsync(databases, kind, notices: ByMail);
        var dana = await OnDutyAsync(bot, "dana", "dana@helpline.test");
        await bot.WriteAsync("1", "DANGER қорқам");
        var outbox = bot.Get<NoticeOutbox>();
        var notice = (await outbox.TakeAsync(10, Cancel)).Single();
        notice.Address.Should().Be("dana@helpline.test");
        notice.Text.Should().Contain(notice.Code).And.Contain("dana").And.NotContain("DANGER").And.NotContain("қорқам");
        (await outbox.TakeAsync(10, Cancel)).Should().BeEmpty("another sender has it");
        await outbox.ReportAsync(notice.Id, null, Cancel);
        bot.Time.Advance(TimeSpan.FromMinutes(2));
        (await outbox.TakeAsync(10, Cancel)).Should().BeEmpty();
        dana.Should().NotBeEmpty();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_call_that_reaches_nobody_goes_up_the_chain_at_once(string kind)
    {
        await using var bot = await Bot.StartAsync(databases, kind, notices: ByMail);
        await OnDutyAsync(bot, "dana", "dana@helpline.test");
        await bot.PersonAsync("boss", StaffRoles.Supervisor);
        await bot.WriteAsync("1", "HARM");
        var outbox = bot.Get<NoticeOutbox>();
        var tries = 0;
        // Before the first deadline at 30 minutes.
        for (var second = 0; second < 240; second += 5)
        {
            foreach (var notice in (await outbox.TakeAsync(10, Cancel)).Where(notice => notice.Step != "Fallback"))
            {
                tries++;
                await outbox.ReportAsync(notice.Id, "smtp 451", Cancel);
            }
            await bot.Timers.FireDueAsync(Cancel);
            bot.Time.Advance(TimeSpan.FromSeconds(5));
        }
        tries.Should().Be(NoticeOutbox.MostAttempts * 2, "the one on duty, then the team of one");
        await using var db = bot.Database();
        var steps = await db.CaseEvents.Where(row => row.Kind == CaseEventKind.Called).OrderBy(row => row.Id).Select(row => row.Detail!).ToListAsync(Cancel);
        steps.Select(step => step.Split(':')[0]).Should().Equal("OnDuty", "Team", "Supervisor", "Fallback");
        (await db.CaseEvents.CountAsync(row => row.Kind == CaseEventKind.NoticeFailed, Cancel)).Should().Be(3);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_staff_chat_that_is_gone_goes_up_the_chain_too(string kind)
    {
        await using var bot = await Bot.StartAsync(databases, kind);
        await OnDutyAsync(bot, "dana", null);
        await bot.WriteAsync("1", "HARM");
        var waiting = await WaitingAsync(bot);
        await bot.Outbox.ReportAsync([new OutboxReport(waiting.Id, OutboxOutcome.Blocked)], Cancel);
        await bot.Timers.FireDueAsync(Cancel);
        await using var db = bot.Database();
        (await db.CaseEvents.Where(row => row.Kind == CaseEventKind.Called).OrderByDescending(row => row.Id).Select(row => row.Detail).FirstAsync(Cancel)).Should().StartWith("Team");
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task In_the_staff_chat_a_new_case_goes_before_reminders_of_others(string kind)
    {
        await using var bot = await Bot.StartAsync(databases, kind);
        await OnDutyAsync(bot, "dana", null);
        await bot.WriteAsync("1", "HARM");
        await bot.Outbox.ReportAsync([new OutboxReport((await WaitingAsync(bot)).Id, OutboxOutcome.Sent)], Cancel);
        bot.Time.Advance(TimeSpan.FromMinutes(31));
        await bot.Timers.FireDueAsync(Cancel);
        var reminder = await WaitingAsync(bot);
        await bot.WriteAsync("2", "HARM");
        await using var db = bot.Database();
        var newest = await db.Cases.OrderByDescending(row => row.OpenedAt).Select(row => row.Code).FirstAsync(Cancel);
        var first = await WaitingAsync(bot);
        first.Content.Text.Should().Contain(newest);
        await bot.Outbox.ReportAsync([new OutboxReport(first.Id, OutboxOutcome.Sent)], Cancel);
        (await WaitingAsync(bot)).Id.Should().Be(reminder.Id);
    }

    private static async Task<OutboxMessage> WaitingAsync(Bot bot) => (await bot.Outbox.NextAsync([StaffNotices.Channel], 10, new HashSet<long>(), Cancel)).Single();

    private static async Task<Guid> OnDutyAsync(Bot bot, string name, string? email)
    {
        var staff = await bot.PersonAsync(name, StaffRoles.Counsellor);
        var desk = bot.Get<DutyDesk>();
        foreach (var day in Enum.GetValues<DayOfWeek>()) await desk.AddShiftAsync(staff, new(staff, day, new(0, 0), new(0, 0)), Cancel);
        await desk.SetPersonAsync(staff, staff, [], email, Cancel);
        return staff;
    }
}
