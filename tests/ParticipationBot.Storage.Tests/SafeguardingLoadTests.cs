using Microsoft.EntityFrameworkCore;
using ParticipationBot.Storage.Cases.Notices;
using ParticipationBot.Storage.Cases.Timeline;
using ParticipationBot.Storage.Duty;
using ParticipationBot.Storage.Inbox;
using ParticipationBot.Storage.Staff;

namespace ParticipationBot.Storage.Tests;

/// <summary>Two replicas under load, with mail that fails now and then and workers that are torn down in the middle of their work.</summary>
public sealed class SafeguardingLoadTests(Databases databases)
{
    private const int Disclosures = 300;
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Every_disclosure_is_a_case_every_deadline_fires_once_and_every_call_arrives(string kind)
    {
        var options = new StaffNoticeOptions(null) { UsesEmail = true, UsesWebhook = true, FallbackEmail = "fallback@helpline.test" };
        await using var first = await Bot.StartAsync(databases, kind, notices: options);
        // SQLite has one host.
        await using var second = kind == "postgres" ? await first.ReplicaAsync() : null;
        Bot[] hosts = second is null ? [first] : [first, second];
        var dana = await first.PersonAsync("dana", StaffRoles.Counsellor);
        var desk = first.Get<DutyDesk>();
        foreach (var day in Enum.GetValues<DayOfWeek>()) await desk.AddShiftAsync(dana, new(dana, day, new(0, 0), new(0, 0)), Cancel);
        await desk.SetPersonAsync(dana, dana, [], "dana@helpline.test", Cancel);
        await first.Inbox.AcceptAsync([.. Enumerable.Range(1, Disclosures).Select(i => new Incoming("telegram", 100_000 + i, $"9{i}", new IncomingBody(IncomingKind.Text, $"HARM {i} қорқам")))], Cancel);

        await Task.WhenAll(hosts.Select((host, i) => TornDownAsync(i, token => host.Turns.TakeBatchAsync(token))));
        await DeliverAsync(hosts);
        first.Time.Advance(TimeSpan.FromMinutes(31));
        await Task.WhenAll(hosts.Select((host, i) => TornDownAsync(10 + i, token => host.Timers.FireDueAsync(token))));
        await DeliverAsync(hosts);

        await using var db = first.Database();
        (await db.Cases.CountAsync(Cancel)).Should().Be(Disclosures);
        (await db.CaseMessages.CountAsync(Cancel)).Should().Be(Disclosures);
        var overdue = await db.CaseEvents.Where(row => row.Kind == CaseEventKind.LookOverdue).GroupBy(row => row.Case).Select(group => group.Count()).ToListAsync(Cancel);
        overdue.Should().HaveCount(Disclosures).And.OnlyContain(count => count == 1);
        var calls = await db.Notices.GroupBy(row => row.Call).Select(call => call.Count(row => row.Status == NoticeStatus.Delivered)).ToListAsync(Cancel);
        calls.Should().HaveCount(2 * Disclosures, "one call when the case opened, one when nobody looked").And.OnlyContain(delivered => delivered > 0);
    }

    /// <summary>Works until nothing is left; one time in four the work is cut off half way, and begins again.</summary>
    private static async Task TornDownAsync(int seed, Func<CancellationToken, Task<int>> work)
    {
        var random = new Random(seed);
        for (var idle = 0; idle < 3;)
        {
            using var cut = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
            if (random.Next(4) == 0) cut.CancelAfter(random.Next(1, 40));
            try
            {
                idle = await work(cut.Token) == 0 ? idle + 1 : 0;
            }
            catch (OperationCanceledException)
            {
                // Torn down: its transaction is rolled back.
            }
        }
    }

    private static async Task DeliverAsync(Bot[] hosts)
    {
        var random = new Random(7);
        for (var idle = 0; idle < 12;)
        {
            var tried = 0;
            foreach (var host in hosts)
            {
                var outbox = host.Get<NoticeOutbox>();
                foreach (var notice in await outbox.TakeAsync(100, Cancel))
                {
                    notice.Text.Should().NotContain("қорқам").And.NotContain("HARM");
                    await outbox.ReportAsync(notice.Id, random.Next(5) == 0 ? "smtp 451" : null, Cancel);
                    tried++;
                }
            }
            idle = tried == 0 ? idle + 1 : 0;
            if (tried == 0) hosts[0].Time.Advance(TimeSpan.FromSeconds(5));
        }
    }
}
