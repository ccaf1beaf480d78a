using Microsoft.EntityFrameworkCore;
using ParticipationBot.Safeguarding.Cases;
using ParticipationBot.Storage.Cases;
using ParticipationBot.Storage.Cases.Notices;
using ParticipationBot.Storage.Cases.Timeline;
using ParticipationBot.Storage.Duty;
using ParticipationBot.Storage.Staff;

namespace ParticipationBot.Storage.Tests;

public sealed class CaseDeadlineTests(Databases databases)
{
    private const string Chat = "700100200";
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Nobody_looks_and_the_whole_chain_is_called_each_once_until_a_person_acts(string kind)
    {
        await using var bot = await Bot.StartAsync(databases, kind);
        await using var replica = await bot.ReplicaAsync();
        var (first, second, boss) = (await bot.PersonAsync("first", StaffRoles.Counsellor), await bot.PersonAsync("second", StaffRoles.Counsellor), await bot.PersonAsync("boss", StaffRoles.Supervisor));
        await OnDutyAsync(bot, first, second);
        await bot.WriteAsync(Chat, "DANGER");

        for (var minute = 0; minute < 18; minute++)
        {
            bot.Time.Advance(TimeSpan.FromMinutes(1));
            await Task.WhenAll(bot.Timers.FireDueAsync(Cancel), replica.Timers.FireDueAsync(Cancel));
        }

        await using var db = bot.Database();
        var called = await db.CaseEvents.Where(row => row.Kind == CaseEventKind.Called).OrderBy(row => row.Id).Select(row => row.Detail).ToListAsync(Cancel);
        called.Should().StartWith([$"OnDuty:{first}", $"NextOnDuty:{second}", $"Team:{first},{second}", $"Supervisor:{boss}", "Fallback:"]);
        called.Should().HaveCount(5 + 1, "the fallback is called again and again");
        (await db.Cases.SingleAsync(Cancel)).Status.Should().Be(CaseStatus.New, "no timer closes or takes a case");
        (await db.Outbox.CountAsync(row => row.Channel == StaffNotices.Channel, Cancel)).Should().Be(called.Count);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Taking_the_case_stops_the_calls_until_the_answer_is_due(string kind)
    {
        await using var bot = await Bot.StartAsync(databases, kind);
        var first = await bot.PersonAsync("first", StaffRoles.Counsellor);
        await OnDutyAsync(bot, first);
        await bot.TakePartAsync(Chat);
        await bot.WriteAsync(Chat, "HARM");
        await bot.PressAsync(Chat, "yes");
        var found = (await bot.Get<CaseDesk>().QueueAsync(false, Cancel)).Single();
        found.Due.Should().Be(bot.Time.GetUtcNow().AddMinutes(30));

        await bot.Get<CaseDesk>().AcknowledgeAsync(first, found.Id, Cancel);
        bot.Time.Advance(TimeSpan.FromMinutes(119));
        (await bot.Timers.FireDueAsync(Cancel)).Should().Be(0);
        bot.Time.Advance(TimeSpan.FromMinutes(2));
        (await bot.Timers.FireDueAsync(Cancel)).Should().Be(1);

        await using var db = bot.Database();
        (await db.CaseEvents.CountAsync(row => row.Kind == CaseEventKind.AnswerOverdue, Cancel)).Should().Be(1);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Off_hours_the_child_reads_when_somebody_will_read(string kind)
    {
        await using var bot = await Bot.StartAsync(databases, kind);
        var first = await bot.PersonAsync("first", StaffRoles.Counsellor);
        await bot.Get<DutyDesk>().AddShiftAsync(first, new(first, DayOfWeek.Tuesday, new(9, 0), new(18, 0)), Cancel);
        await bot.TakePartAsync(Chat, "ru");
        await bot.WriteAsync(Chat, "HARM");

        var said = (await bot.UnsentAsync(Chat)).Select(message => message.Text).ToList();
        said.Should().ContainSingle(text => text.Contains("сейчас здесь никто не читает") && text.Contains("вторник, 24 ноября, 09:00") && text.Contains("111"));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task On_duty_the_child_reads_that_somebody_is_there(string kind)
    {
        await using var bot = await Bot.StartAsync(databases, kind);
        await OnDutyAsync(bot, await bot.PersonAsync("first", StaffRoles.Counsellor));
        await bot.TakePartAsync(Chat, "kk");
        await bot.WriteAsync(Chat, "HARM");
        (await bot.UnsentAsync(Chat)).Should().Contain(message => message.Text.Contains("Маман қазір кезекшілікте"));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_further_message_in_a_taken_case_must_be_looked_at_again(string kind)
    {
        await using var bot = await Bot.StartAsync(databases, kind);
        var first = await bot.PersonAsync("first", StaffRoles.Counsellor);
        await bot.WriteAsync(Chat, "HARM");
        var desk = bot.Get<CaseDesk>();
        var found = (await desk.QueueAsync(false, Cancel)).Single();
        await desk.AcknowledgeAsync(first, found.Id, Cancel);
        (await desk.FindAsync(found.Code, Cancel))!.Due.Should().BeNull();
        await bot.WriteAsync(Chat, "HARM again");
        (await desk.FindAsync(found.Code, Cancel))!.LookBy.Should().NotBeNull();
    }

    private static async Task OnDutyAsync(Bot bot, params Guid[] people)
    {
        foreach (var (person, order) in people.Select((person, order) => (person, order)))
            foreach (var day in Enum.GetValues<DayOfWeek>())
                await bot.Get<DutyDesk>().AddShiftAsync(person, new(person, day, new(0, 0), new(0, 0), order), Cancel);
    }
}
