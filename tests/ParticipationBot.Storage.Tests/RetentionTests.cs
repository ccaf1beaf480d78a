using Microsoft.EntityFrameworkCore;
using ParticipationBot.Storage.Audit;
using ParticipationBot.Storage.Cases;
using ParticipationBot.Storage.Retention;
using ParticipationBot.Storage.Staff;

namespace ParticipationBot.Storage.Tests;

public sealed class RetentionTests(Databases databases)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_has_outlived_its_term_goes_with_a_proof_and_a_held_case_stays(string kind)
    {
        await using var bot = await Bot.StartAsync(databases, kind);
        var (dana, boss) = (await bot.PersonAsync("dana", StaffRoles.Counsellor), await bot.PersonAsync("boss", StaffRoles.Supervisor));
        var (desk, approvals) = (bot.Get<CaseDesk>(), bot.Get<CaseApprovals>());
        await bot.TakePartAsync("1");
        await bot.WriteAsync("1", "smog");
        foreach (var option in new[] { "done", "yes", "skip" }) await bot.PressAsync("1", option);
        foreach (var chat in new[] { "2", "3", "4" }) await bot.WriteAsync(chat, "HARM " + chat);
        var cases = await desk.QueueAsync(false, Cancel);
        var (held, gone) = (cases[0], cases[1]);
        foreach (var each in new[] { held, gone }) await desk.CloseAsync(dana, each.Id, new Closing(ClosingReason.Answered), bot.Time.GetUtcNow(), Cancel);
        (await approvals.AskAsync(dana, held.Id, ApprovalKind.Hold, "a court asked", Cancel)).Should().BeTrue();
        var asked = (await approvals.OpenAsync(held.Id, Cancel)).Single();
        (await approvals.ApproveAsync(dana, held.Id, asked.Id, Cancel)).Should().BeFalse("one person is not two");
        (await approvals.ApproveAsync(boss, held.Id, asked.Id, Cancel)).Should().BeTrue();

        bot.Time.Advance(TimeSpan.FromDays(4 * 365));
        var worker = bot.Get<RetentionWorker>();
        await worker.PurgeAsync(Cancel);
        await worker.PurgeAsync(Cancel);

        await using var db = bot.Database();
        (await db.Cases.Select(row => row.Code).ToListAsync(Cancel)).Should().BeEquivalentTo(held.Code, cases[2].Code).And.NotContain(gone.Code);
        (await db.CaseMessages.CountAsync(row => row.Case == gone.Id, Cancel)).Should().Be(0);
        (await db.CaseEvents.CountAsync(row => row.Case == gone.Id, Cancel)).Should().Be(0);
        var view = await db.Views.SingleAsync(Cancel);
        bot.Get<Keys.TextVault>().OpenText(view.Text, Keys.VaultPurpose.View).Should().BeEmpty();
        view.Topics.Should().Be("climate_env", "counts stay");
        (await db.Addresses.CountAsync(Cancel)).Should().Be(1, "only the open case keeps the way to its chat");
        var proofs = await db.AuditLog.Where(row => row.Actor == "system").Select(row => row.Action + " " + row.Subject).ToListAsync(Cancel);
        proofs.Should().BeEquivalentTo("retention.views 1", "retention.cases 1", "retention.participants 3", "retention.addresses 3");
        (await AuditLog.FirstBrokenAsync(db, Cancel)).Should().BeNull();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_comes_back_after_their_address_went_can_be_answered_again(string kind)
    {
        await using var bot = await Bot.StartAsync(databases, kind);
        await bot.TakePartAsync("1");
        bot.Time.Advance(TimeSpan.FromDays(400));
        await bot.Get<RetentionWorker>().PurgeAsync(Cancel);
        await using (var db = bot.Database()) (await db.Addresses.CountAsync(Cancel)).Should().Be(0);
        await bot.WriteAsync("1", "HARM");
        var (dana, found) = (await bot.PersonAsync("dana", StaffRoles.Counsellor), (await bot.Get<CaseDesk>().QueueAsync(false, Cancel)).Single());
        (await bot.Get<CaseDesk>().ReplyAsync(dana, found.Id, "I am here.", bot.Time.GetUtcNow(), Cancel)).Should().Be(ReplyResult.Sent);
    }

    [Fact]
    public async Task An_erased_view_is_nowhere_in_the_sqlite_files()
    {
        await using var bot = await Bot.StartAsync(databases, "sqlite");
        await bot.TakePartAsync("1");
        await bot.WriteAsync("1", "smog");
        foreach (var option in new[] { "done", "yes", "skip" }) await bot.PressAsync("1", option);
        byte[] cipher;
        await using (var db = bot.Database()) cipher = (await db.Views.SingleAsync(Cancel)).Text;
        (await StandsInFilesAsync(bot, cipher)).Should().BeTrue("or this test could not fail");
        bot.Time.Advance(TimeSpan.FromDays(91));
        await bot.Get<RetentionWorker>().PurgeAsync(Cancel);
        (await StandsInFilesAsync(bot, cipher)).Should().BeFalse();
    }

    private static async Task<bool> StandsInFilesAsync(Bot bot, byte[] bytes)
    {
        await using (var db = bot.Database()) await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", Cancel);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        var stands = false;
        foreach (var file in Directory.GetFiles(bot.Folder, "participation.db*"))
            stands |= (await File.ReadAllBytesAsync(file, Cancel)).AsSpan().IndexOf(bytes) >= 0;
        return stands;
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_audit_log_forgets_by_its_own_term_and_still_proves_itself(string kind)
    {
        await using var bot = await Bot.StartAsync(databases, kind, retention: new RetentionTerms { AuditLog = TimeSpan.FromDays(365) });
        var audited = bot.Get<AuditedWork>();
        for (var old = 0; old < 5; old++) await audited.NoteAsync("dana", "case.read", $"K-{old}", Cancel);
        bot.Time.Advance(TimeSpan.FromDays(366));
        await audited.NoteAsync("dana", "case.read", "K-new", Cancel);
        await bot.Get<RetentionWorker>().PurgeAsync(Cancel);

        await using var db = bot.Database();
        (await db.AuditLog.OrderBy(row => row.Id).Select(row => row.Action).ToListAsync(Cancel)).Should().Equal("case.read", "retention.audit");
        (await db.AuditLog.Where(row => row.Action == "retention.audit").Select(row => row.Subject).SingleAsync(Cancel)).Should().StartWith("5:");
        (await AuditLog.FirstBrokenAsync(db, Cancel)).Should().BeNull();
        bot.Time.Advance(TimeSpan.FromDays(366));
        await bot.Get<RetentionWorker>().PurgeAsync(Cancel);
        (await db.AuditLog.CountAsync(Cancel)).Should().Be(2, "the newest row and the new proof");
        (await AuditLog.FirstBrokenAsync(db, Cancel)).Should().BeNull();
        // Somebody removes the oldest row by hand.
        await db.AuditLog.OrderBy(row => row.Id).Take(1).ExecuteDeleteAsync(Cancel);
        (await AuditLog.FirstBrokenAsync(db, Cancel)).Should().NotBeNull();
    }

    [Fact]
    public async Task A_silent_childs_answers_about_themselves_go_and_those_of_an_open_case_stay()
    {
        await using var bot = await Bot.StartAsync(databases, "sqlite", retention: new RetentionTerms { SilentParticipants = TimeSpan.FromDays(100) });
        foreach (var chat in new[] { "1", "2" }) await bot.TakePartAsync(chat);
        await bot.WriteAsync("2", "HARM");
        bot.Time.Advance(TimeSpan.FromDays(101));
        await bot.TakePartAsync("3");
        await bot.Get<RetentionWorker>().PurgeAsync(Cancel);
        await using var db = bot.Database();
        (await db.Participants.CountAsync(Cancel)).Should().Be(2);
        (await db.Conversations.CountAsync(Cancel)).Should().Be(2);
        (await db.AuditLog.SingleAsync(row => row.Action == "retention.participants", Cancel)).Subject.Should().Be("1");
        await bot.TakePartAsync("1");
        (await db.Participants.CountAsync(Cancel)).Should().Be(3, "who comes back begins anew");
    }
}
