using Microsoft.EntityFrameworkCore;
using ParticipationBot.Safeguarding.Cases;
using ParticipationBot.Safeguarding.Screening;
using ParticipationBot.Storage.Cases;
using ParticipationBot.Storage.Cases.Supervision;
using ParticipationBot.Storage.Staff;

namespace ParticipationBot.Storage.Tests;

public sealed class CaseCountsTests(Databases databases)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Counts_leave_the_helpline_rounded_and_without_small_numbers(string kind)
    {
        await using var bot = await Bot.StartAsync(databases, kind);
        // 2026-11-23: the last complete quarter ends with September.
        await AddAsync(bot, 31, new(2026, 8, 3, 0, 0, 0, TimeSpan.Zero), "ru", "almaty_city");
        await AddAsync(bot, 24, new(2026, 5, 3, 0, 0, 0, TimeSpan.Zero), "ru", "almaty_city");
        await AddAsync(bot, 3, new(2026, 5, 4, 0, 0, 0, TimeSpan.Zero), "kk", "abai");
        await AddAsync(bot, 40, new(2026, 11, 3, 0, 0, 0, TimeSpan.Zero), "kk", "abai");
        var export = await bot.Get<CaseCounts>().ReadAsync(Cancel);
        (export.From, export.Until).Should().Be((new DateOnly(2025, 10, 1), new DateOnly(2026, 9, 30)));
        Count("quarter", "2026-Q3").Should().Be(30);
        Count("quarter", "2026-Q2").Should().Be(25);
        Count("region", "abai").Should().BeNull("three children are too few");
        Count("region", "almaty_city").Should().BeNull("or the three could be had from the total");
        export.Rows.Should().OnlyContain(row => row.Children == null || row.Children % 5 == 0);
        export.ToCsv().Should().StartWith("table,row,column,from,until,children\r\n").And.Contain("quarter,2026-Q3,all,2025-10-01,2026-09-30,30\r\n");

        int? Count(string table, string row) => export.Rows.Single(each => each.Table == table && each.Row == row).Children;
    }

    [Fact]
    public async Task A_false_alarm_is_counted_by_what_fired_and_shown_only_in_numbers()
    {
        await using var bot = await Bot.StartAsync(databases, "sqlite", new ModelScreen());
        var dana = await bot.PersonAsync("dana", StaffRoles.Counsellor);
        for (var child = 0; child < 21; child++)
        {
            await bot.WriteAsync($"{child}", "HARM in a film");
            var found = (await bot.Get<CaseDesk>().QueueAsync(false, Cancel)).Single();
            await bot.Get<CaseDesk>().CloseAsync(dana, found.Id, new Closing(ClosingReason.NoDanger, null, FalseAlarmReason.GameOrFilm), bot.Time.GetUtcNow(), Cancel);
        }
        await using var db = bot.Database();
        (await db.FalseAlarms.SingleAsync(Cancel)).Should().BeEquivalentTo(new { FiredBy = "Model", Reason = FalseAlarmReason.GameOrFilm, Count = 21 });
        (await bot.Get<SupervisionQuery>().FalseAlarmsAsync(Cancel)).Should().Equal(new CountRow("false alarms by what fired", "Model", "GameOrFilm", 20));
    }

    private static async Task AddAsync(Bot bot, int count, DateTimeOffset at, string language, string region)
    {
        await using var db = bot.Database();
        for (var child = 0; child < count; child++)
        {
            var id = Guid.CreateVersion7(at);
            db.Cases.Add(new CaseRow
            {
                Id = id, Code = id.ToString("N"), Lane = id.ToByteArray(), Channel = "telegram", Status = CaseStatus.Closed, Urgency = Urgency.High, Kind = HarmKind.Physical,
                Language = language, Region = region, OpenedAt = at, LastMessageAt = at,
            });
        }
        await db.SaveChangesAsync(Cancel);
    }

    private sealed class ModelScreen : IScreen
    {
        public Verdict Screen(string text) => new(ScreeningClass.Disclosure, HarmKind.Physical, Urgency.High, ["model: 0.91"]) { Source = ScreeningSource.Model };
    }
}
