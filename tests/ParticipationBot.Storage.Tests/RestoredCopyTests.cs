using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using ParticipationBot.Safeguarding.Cases;
using ParticipationBot.Storage.Audit;
using ParticipationBot.Storage.Cases;
using ParticipationBot.Storage.Cases.Notices;
using ParticipationBot.Storage.Cases.Timeline;
using ParticipationBot.Storage.Outbox;
using ParticipationBot.Storage.Recovery;
using ParticipationBot.Storage.Staff;

namespace ParticipationBot.Storage.Tests;

/// <summary>The database is put back to yesterday's copy; keys and the file beside them are today's.</summary>
public sealed class RestoredCopyTests(Databases databases)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Hosts_that_begin_at_once_all_beat(string kind)
    {
        await using var bot = await Bot.StartAsync(databases, kind);
        await using var db = bot.Database();
        for (var round = 0; round < 20; round++)
        {
            await db.Set<HeartbeatRow>().ExecuteDeleteAsync(Cancel);
            var beat = () => Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => bot.Get<Heartbeat>().BeatAsync(Cancel), Cancel)));
            await beat.Should().NotThrowAsync();
            (await db.Set<HeartbeatRow>().CountAsync(Cancel)).Should().Be(1);
        }
    }

    [Fact]
    public async Task What_waited_in_the_copy_is_not_sent_again_and_the_loss_is_shown()
    {
        await using var bot = await Bot.StartAsync(databases, "sqlite");
        var dana = await bot.PersonAsync("dana", StaffRoles.Counsellor);
        await bot.Get<Heartbeat>().BeatAsync(Cancel);
        await bot.WriteAsync("1", "HARM yesterday");
        var found = (await bot.Get<CaseDesk>().QueueAsync(false, Cancel)).Single();
        await bot.Get<CaseDesk>().ReplyAsync(dana, found.Id, "I am here.", bot.Time.GetUtcNow(), Cancel);
        await bot.Get<Heartbeat>().BeatAsync(Cancel);
        var copied = bot.Time.GetUtcNow();
        var copy = Path.Combine(bot.Folder, "yesterday.db");
        await using (var db = bot.Database()) await db.Database.ExecuteSqlAsync($"VACUUM INTO {copy}", Cancel);

        // A day goes on: everything is sent, and another child writes.
        while (await bot.Outbox.NextAsync(["telegram", "staff-telegram"], 10, new HashSet<long>(), Cancel) is { Count: > 0 } messages)
            await bot.Outbox.ReportAsync([.. messages.Select(message => new OutboxReport(message.Id, OutboxOutcome.Sent, 1))], Cancel);
        bot.Time.Advance(TimeSpan.FromDays(1));
        await bot.WriteAsync("2", "HARM today");
        await bot.Get<Heartbeat>().BeatAsync(Cancel);
        var today = bot.Time.GetUtcNow();
        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(bot.Folder, "participation.db*")) File.Delete(file);
        File.Move(copy, Path.Combine(bot.Folder, "participation.db"));

        await using var restored = await bot.ReplicaAsync();
        (await restored.Outbox.NextAsync(["telegram", "staff-telegram"], 10, new HashSet<long>(), Cancel)).Should().NotBeEmpty("the copy holds what was sent yesterday");
        await restored.Get<Heartbeat>().BeatAsync(Cancel);
        (await restored.Outbox.NextAsync(["telegram", "staff-telegram"], 10, new HashSet<long>(), Cancel)).Should().BeEmpty();
        (await restored.Get<Heartbeat>().LostAsync(TimeSpan.FromDays(7), Cancel)).Should().Be(new LostHours(copied, today));
        (await restored.Get<CaseDesk>().QueueAsync(true, Cancel)).Should().ContainSingle("what came after the copy is lost");
        await using (var db = restored.Database())
        {
            (await db.CaseMessages.SingleAsync(row => row.Author == CaseAuthor.Helper, Cancel)).Delivery.Should().Be(DeliveryState.Failed, "a person decides whether to say it again");
            (await db.CaseEvents.AnyAsync(row => row.Kind == CaseEventKind.DeliveryFailed && row.Detail == "restored", Cancel)).Should().BeTrue();
            (await db.Notices.CountAsync(row => row.Status == NoticeStatus.Waiting, Cancel)).Should().Be(0);
            (await AuditLog.FirstBrokenAsync(db, Cancel)).Should().BeNull();
        }

        await restored.Get<Heartbeat>().BeatAsync(Cancel);
        await using (var db = restored.Database()) (await db.AuditLog.CountAsync(row => row.Action == Heartbeat.Action, Cancel)).Should().Be(1, "a loss is written down once");
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_is_overdue_after_a_restore_is_called_once_and_nothing_is_closed(string kind)
    {
        await using var bot = await Bot.StartAsync(databases, kind);
        await bot.Get<Heartbeat>().BeatAsync(Cancel);
        await bot.WriteAsync("1", "HARM");
        var beat = bot.Time.GetUtcNow();
        bot.Time.Advance(TimeSpan.FromDays(1));
        await bot.Get<Heartbeat>().BeatAsync(Cancel);
        // As an older copy has it.
        await using (var db = bot.Database()) await db.Set<HeartbeatRow>().ExecuteUpdateAsync(update => update.SetProperty(row => row.At, beat), Cancel);
        await bot.Get<Heartbeat>().BeatAsync(Cancel);
        (await bot.Timers.FireDueAsync(Cancel)).Should().Be(1);
        (await bot.Timers.FireDueAsync(Cancel)).Should().Be(0);
        await using (var db = bot.Database())
        {
            (await db.CaseEvents.CountAsync(row => row.Kind == CaseEventKind.LookOverdue, Cancel)).Should().Be(1);
            (await db.Notices.CountAsync(row => row.Status == NoticeStatus.Waiting, Cancel)).Should().Be(1, "the old call is not repeated, the overdue one goes out");
            (await db.Cases.SingleAsync(Cancel)).Status.Should().Be(CaseStatus.New);
        }
    }

    [Fact]
    public async Task A_host_that_was_off_or_slow_is_not_taken_for_a_restore()
    {
        await using var bot = await Bot.StartAsync(databases, "sqlite");
        foreach (var pause in new[] { TimeSpan.Zero, TimeSpan.FromMinutes(2), TimeSpan.FromDays(30) })
        {
            bot.Time.Advance(pause);
            await bot.Get<Heartbeat>().BeatAsync(Cancel);
        }
        (await bot.Get<Heartbeat>().LostAsync(TimeSpan.FromDays(90), Cancel)).Should().BeNull();
        File.WriteAllText(Path.Combine(bot.Folder, "keys", "heartbeat"), "damaged");
        await bot.Get<Heartbeat>().BeatAsync(Cancel);
        (await bot.Get<Heartbeat>().LostAsync(TimeSpan.FromDays(90), Cancel)).Should().BeNull();
    }
}
