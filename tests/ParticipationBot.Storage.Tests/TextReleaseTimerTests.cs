using Microsoft.EntityFrameworkCore;
using ParticipationBot.Storage.Releases;

namespace ParticipationBot.Storage.Tests;

/// <summary>Released texts end by themselves.</summary>
public sealed class TextReleaseTimerTests(Databases databases)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task On_its_day_a_release_ends_and_what_it_held_is_gone(string database)
    {
        await using var bot = await Bot.StartAsync(databases, database);
        await using (var db = bot.Database())
        {
            foreach (var (code, days) in new[] { ("T1", 1), ("T2", 3) })
            {
                var row = new TextReleaseRow
                {
                    Id = Guid.CreateVersion7(bot.Time.GetUtcNow()), Code = code, From = default, To = default, IsDemo = false, Recipient = "r", Purpose = "p", AskedBy = Guid.Empty,
                    AskedAt = bot.Time.GetUtcNow(), ExpiresAt = bot.Time.GetUtcNow().AddDays(days), Status = TextReleaseStatus.Approved, Views = [1],
                };
                db.TextReleases.Add(row);
                await TextReleaseEnd.SetAsync(db, row, Cancel);
            }
            await db.SaveChangesAsync(Cancel);
        }
        bot.Time.Advance(TimeSpan.FromDays(2));
        await bot.Timers.FireDueAsync(Cancel);
        await using var after = bot.Database();
        (await after.TextReleases.OrderBy(row => row.Code).Select(row => new { row.Status, Held = row.Views != null }).ToListAsync(Cancel))
            .Should().Equal(new { Status = TextReleaseStatus.Expired, Held = false }, new { Status = TextReleaseStatus.Approved, Held = true });
        (await after.AuditLog.Where(row => row.Action == "texts.expired").Select(row => row.Subject).SingleAsync(Cancel)).Should().Be("T1");
    }
}
