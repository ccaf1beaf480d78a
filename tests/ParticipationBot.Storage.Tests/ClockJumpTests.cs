using Microsoft.EntityFrameworkCore;
using ParticipationBot.Safeguarding.Cases;
using ParticipationBot.Storage.Cases;
using ParticipationBot.Storage.Cases.Timeline;
using ParticipationBot.Storage.Outbox;
using ParticipationBot.Storage.Recovery;
using ParticipationBot.Storage.Staff;

namespace ParticipationBot.Storage.Tests;

/// <summary>The machine's clock goes three days ahead and is put right again.</summary>
public sealed class ClockJumpTests(Databases databases)
{
    private const string Passphrase = "snow leopard in the steppe";
    private static readonly TimeSpan Jump = TimeSpan.FromDays(3);
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Deadlines_fire_once_forward_do_not_stand_still_backward_and_nothing_is_closed(string kind)
    {
        await using var bot = await Bot.StartAsync(databases, kind);
        await bot.WriteAsync("1", "HARM");
        bot.Time.Advance(Jump);
        (await bot.Timers.FireDueAsync(Cancel)).Should().Be(1);
        (await bot.Timers.FireDueAsync(Cancel)).Should().Be(0, "one deadline fires once, however late it is");
        // Written while the clock was wrong: its deadline lies three days ahead of the right time.
        await bot.WriteAsync("2", "DANGER");

        bot.Time.AdjustTime(bot.Time.GetUtcNow() - Jump);
        (await bot.Timers.FireDueAsync(Cancel)).Should().Be(0);
        (await bot.Get<ClockGuard>().PullAsync(Cancel)).Should().BePositive();
        (await bot.Get<ClockGuard>().PullAsync(Cancel)).Should().Be(0, "once is enough");
        var urgent = (await bot.Get<CaseDesk>().QueueAsync(false, Cancel))[0];
        urgent.Due.Should().BeOnOrBefore(bot.Time.GetUtcNow() + TimeSpan.FromMinutes(5));
        bot.Time.Advance(TimeSpan.FromMinutes(31));
        (await bot.Timers.FireDueAsync(Cancel)).Should().Be(2, "both are called for again");
        await using var db = bot.Database();
        (await db.Cases.CountAsync(row => row.Status == CaseStatus.New, Cancel)).Should().Be(2);
        (await db.CaseEvents.Where(row => row.Kind == CaseEventKind.LookOverdue).GroupBy(row => row.Case).Select(group => group.Count()).ToListAsync(Cancel))
            .Should().BeEquivalentTo([2, 1]);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_thread_and_the_timeline_keep_the_order_in_which_things_happened(string kind)
    {
        await using var bot = await Bot.StartAsync(databases, kind);
        var dana = await bot.PersonAsync("dana", StaffRoles.Counsellor);
        await bot.Get<CounsellorKeys>().EnrolAsync(dana, Passphrase, Cancel);
        await bot.WriteAsync("1", "HARM one");
        bot.Time.Advance(Jump);
        await bot.WriteAsync("1", "HARM two");
        bot.Time.AdjustTime(bot.Time.GetUtcNow() - Jump);
        await bot.WriteAsync("1", "HARM three");
        var found = (await bot.Get<CaseDesk>().QueueAsync(false, Cancel)).Single();
        await bot.Get<CaseHandling>().NoteAsync(dana, found.Id, "four", Cancel);

        var key = (await bot.Get<CounsellorKeys>().UnlockAsync(dana, Passphrase, Cancel)).PrivateKey!;
        (await bot.Get<CaseDesk>().ReadAsync(dana, key, found.Id, 100, Cancel)).Select(message => message.Text).Should().Equal("HARM one", "HARM two", "HARM three", "four");
        var events = (await bot.Get<CaseDetailsQuery>().FindAsync(found.Code, Cancel))!.Events;
        events.Should().BeInDescendingOrder(each => each.Id);
        events[0].Kind.Should().Be(CaseEventKind.Noted);
    }

    [Fact]
    public async Task A_message_that_waits_and_a_key_that_is_locked_do_not_wait_for_days()
    {
        await using var bot = await Bot.StartAsync(databases, "sqlite");
        await bot.TakePartAsync("1");
        var dana = await bot.PersonAsync("dana", StaffRoles.Counsellor);
        await bot.Get<CounsellorKeys>().EnrolAsync(dana, Passphrase, Cancel);
        bot.Time.Advance(Jump);
        for (var wrong = 0; wrong < CounsellorKeys.MostFailures; wrong++) await bot.Get<CounsellorKeys>().UnlockAsync(dana, "wrong", Cancel);
        var message = (await bot.Outbox.NextAsync(["telegram"], 1, new HashSet<long>(), Cancel)).Single();
        await bot.Outbox.ReportAsync([new OutboxReport(message.Id, OutboxOutcome.Retry, RetryAt: bot.Time.GetUtcNow() + TimeSpan.FromMinutes(1))], Cancel);
        bot.Time.AdjustTime(bot.Time.GetUtcNow() - Jump);
        (await bot.Outbox.NextAsync(["telegram"], 1, new HashSet<long>(), Cancel)).Should().BeEmpty();
        await bot.Get<ClockGuard>().PullAsync(Cancel);
        (await bot.Outbox.NextAsync(["telegram"], 1, new HashSet<long>(), Cancel)).Should().ContainSingle();
        bot.Time.Advance(TimeSpan.FromMinutes(61));
        (await bot.Get<CounsellorKeys>().UnlockAsync(dana, Passphrase, Cancel)).PrivateKey.Should().NotBeNull();
    }
}
