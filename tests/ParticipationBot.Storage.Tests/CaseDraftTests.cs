using System.Text;
using Microsoft.EntityFrameworkCore;
using ParticipationBot.Storage.Cases;
using ParticipationBot.Storage.Cases.Drafts;
using ParticipationBot.Storage.Retention;
using ParticipationBot.Storage.Staff;

namespace ParticipationBot.Storage.Tests;

public sealed class CaseDraftTests(Databases databases)
{
    private const string Passphrase = "snow leopard in the steppe";
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_unsent_answer_comes_back_to_the_one_who_wrote_it_and_to_nobody_else(string kind)
    {
        await using var bot = await Bot.StartAsync(databases, kind);
        await bot.WriteAsync("1", "HARM");
        var found = (await bot.Get<CaseDesk>().QueueAsync(false, Cancel)).Single();
        var drafts = bot.Get<CaseDrafts>();
        var (dana, saule) = (await bot.PersonAsync("dana", StaffRoles.Counsellor), await bot.PersonAsync("saule", StaffRoles.Counsellor));
        (await drafts.KeepAsync(dana, found.Id, "I believe", Cancel)).Should().BeFalse("without a key nothing is kept");
        var (mine, hers) = (await KeyAsync(bot, dana), await KeyAsync(bot, saule));
        (await drafts.KeepAsync(dana, found.Id, "I believe", Cancel)).Should().BeTrue();
        (await drafts.KeepAsync(dana, found.Id, "I believe you", Cancel)).Should().BeTrue();
        (await drafts.FindAsync(dana, mine, found.Id, Cancel))!.Text.Should().Be("I believe you");
        (await drafts.FindAsync(saule, hers, found.Id, Cancel)).Should().BeNull();
        await using var db = bot.Database();
        Encoding.UTF8.GetString((await db.CaseDrafts.SingleAsync(Cancel)).Sealed).Should().NotContain("believe");
        await drafts.KeepAsync(dana, found.Id, " ", Cancel);
        (await db.CaseDrafts.CountAsync(Cancel)).Should().Be(0, "what was sent or emptied is forgotten");
    }

    [Fact]
    public async Task A_draft_under_an_old_key_is_left_alone_and_forgotten_after_a_week()
    {
        await using var bot = await Bot.StartAsync(databases, "sqlite");
        await bot.WriteAsync("1", "HARM");
        var found = (await bot.Get<CaseDesk>().QueueAsync(false, Cancel)).Single();
        var dana = await bot.PersonAsync("dana", StaffRoles.Counsellor);
        await KeyAsync(bot, dana);
        await bot.Get<CaseDrafts>().KeepAsync(dana, found.Id, "old", Cancel);
        (await bot.Get<CaseDrafts>().FindAsync(dana, await KeyAsync(bot, dana), found.Id, Cancel)).Should().BeNull();
        bot.Time.Advance(TimeSpan.FromDays(8));
        await bot.Get<RetentionWorker>().PurgeAsync(Cancel);
        await using var db = bot.Database();
        (await db.CaseDrafts.CountAsync(Cancel)).Should().Be(0);
    }

    private static async Task<byte[]> KeyAsync(Bot bot, Guid staff)
    {
        await bot.Get<CounsellorKeys>().EnrolAsync(staff, Passphrase, Cancel);
        return (await bot.Get<CounsellorKeys>().UnlockAsync(staff, Passphrase, Cancel)).PrivateKey!;
    }
}
