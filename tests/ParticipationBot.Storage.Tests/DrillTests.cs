using Microsoft.EntityFrameworkCore;
using ParticipationBot.Safeguarding.Cases;
using ParticipationBot.Storage.Cases;
using ParticipationBot.Storage.Drills;
using ParticipationBot.Storage.Outbox;
using ParticipationBot.Storage.Staff;

namespace ParticipationBot.Storage.Tests;

public sealed class DrillTests(Databases databases)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_practice_disclosure_goes_the_whole_way_and_says_that_it_is_practice(string kind)
    {
        await using var bot = await Bot.StartAsync(databases, kind);
        var (desk, dana) = (bot.Get<DrillDesk>(), await bot.PersonAsync("dana", StaffRoles.Counsellor));
        var drill = await desk.StartAsync("HARM practice", Cancel);
        (await desk.LookAsync(drill.Id, Cancel)).Passed.Should().BeFalse("nobody has taken it");
        bot.Time.Advance(TimeSpan.FromSeconds(1));
        await bot.TakeTurnsAsync();
        (await desk.LookAsync(drill.Id, Cancel)).Passed.Should().BeFalse("the staff chat has not got its call");
        var call = (await bot.Outbox.NextAsync(["staff-telegram"], 10, new HashSet<long>(), Cancel))[0];
        call.Content.Text.Should().Contain("DRILL-");
        await bot.Outbox.ReportAsync([new OutboxReport(call.Id, OutboxOutcome.Sent, 1)], Cancel);
        var looked = await desk.LookAsync(drill.Id, Cancel);
        looked.Should().BeEquivalentTo(new { Passed = true, Sealed = TimeSpan.FromSeconds(1), ChildTold = TimeSpan.FromSeconds(1), StaffCalled = TimeSpan.FromSeconds(1), Taken = (TimeSpan?)null });

        var found = (await bot.Get<CaseDesk>().QueueAsync(false, Cancel)).Single();
        bot.Time.Advance(TimeSpan.FromMinutes(2));
        await bot.Get<CaseDesk>().AcknowledgeAsync(dana, found.Id, Cancel);
        (await desk.LookAsync(drill.Id, Cancel)).Taken.Should().Be(TimeSpan.FromSeconds(121));
        await desk.FinishAsync(drill.Id, Cancel);
        await using var db = bot.Database();
        (await db.Cases.SingleAsync(Cancel)).Status.Should().Be(CaseStatus.Closed);
        (await db.Timers.CountAsync(timer => timer.Kind == "case", Cancel)).Should().Be(0);
        (await desk.LastPassedAsync(Cancel))!.Id.Should().Be(drill.Id);
    }
}
