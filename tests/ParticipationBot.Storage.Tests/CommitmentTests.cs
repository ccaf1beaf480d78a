using Microsoft.EntityFrameworkCore;
using ParticipationBot.Participation.Commitments;
using ParticipationBot.Storage.Commitments;
using ParticipationBot.Storage.Staff;

namespace ParticipationBot.Storage.Tests;

public sealed class CommitmentTests(Databases databases)
{
    internal static readonly CommitmentDraft Trees = new(
        new CommitmentWords("қалада ағаш аз", "Қала әкімдігі", "Көктемде 400 ағаш отырғызамыз", ""),
        new CommitmentWords("в городе мало деревьев", "Акимат города", "Весной посадим 400 деревьев", ""),
        CommitmentStatus.Promised, new DateOnly(2027, 5, 1), ["climate_env"], null);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_published_stands_in_both_languages_and_everything_leaves_history(string kind)
    {
        await using var bot = await Bot.StartAsync(databases, kind);
        var (ledger, published) = (bot.Get<CommitmentLedger>(), bot.Get<PublishedCommitments>());
        var alia = await bot.PersonAsync("alia", StaffRoles.Analyst);
        var id = (await ledger.DraftAsync(alia, Trees with { Kk = CommitmentWords.Empty }, Cancel))!.Value;
        (await ledger.PublishAsync(alia, id, 1, Cancel)).Should().BeEquivalentTo(new LedgerResult.Problems(["commitment.problem.kk"]));
        (await published.PageAsync(0, 10, Cancel)).Count.Should().Be(0);

        (await ledger.ChangeAsync(alia, id, 1, Trees, Cancel)).Should().BeOfType<LedgerResult.Done>();
        (await ledger.ChangeAsync(alia, id, 1, Trees, Cancel)).Should().BeOfType<LedgerResult.Stale>("someone who read the first version would undo the second");
        (await ledger.PublishAsync(alia, id, 2, Cancel)).Should().BeOfType<LedgerResult.Done>();
        (await ledger.ChangeAsync(alia, id, 3, Trees with { Status = CommitmentStatus.Refused }, Cancel)).Should().BeOfType<LedgerResult.Problems>("a refusal gives its reason");
        (await ledger.ChangeAsync(alia, id, 3, Trees with { Status = CommitmentStatus.Done }, Cancel)).Should().BeOfType<LedgerResult.Done>();

        (await published.PageAsync(0, 10, Cancel)).Rows.Single().Should().BeEquivalentTo(new { Status = CommitmentStatus.Done, IssueKk = "қалада ағаш аз" });
        (await ledger.HistoryAsync(id, Cancel)).Select(change => (change.Who, change.Kind)).Should().Equal(
            ("alia", CommitmentEventKind.StatusChanged), ("alia", CommitmentEventKind.Published), ("alia", CommitmentEventKind.Edited), ("alia", CommitmentEventKind.Drafted));
        await using var db = bot.Database();
        (await db.AuditLog.Where(row => row.Actor == alia.ToString()).Select(row => row.Action).ToListAsync(Cancel))
            .Should().Equal("commitment.drafted", "commitment.changed", "commitment.published", "commitment.changed");
        (await ledger.WithdrawAsync(alia, id, 4, Cancel)).Should().BeOfType<LedgerResult.Done>();
        (await published.PageAsync(0, 10, Cancel)).Count.Should().Be(0);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_coordinator_drafts_and_an_analyst_publishes(string kind)
    {
        await using var bot = await Bot.StartAsync(databases, kind);
        var ledger = bot.Get<CommitmentLedger>();
        var (alia, bek, vera) = (await bot.PersonAsync("alia", StaffRoles.Analyst), await bot.PersonAsync("bek", StaffRoles.Coordinator), await bot.PersonAsync("vera", StaffRoles.Coordinator));
        var id = (await ledger.DraftAsync(bek, Trees, Cancel))!.Value;
        (await ledger.ChangeAsync(vera, id, 1, Trees, Cancel)).Should().BeOfType<LedgerResult.NotAllowed>("it is another coordinator's draft");
        (await ledger.ChangeAsync(bek, id, 1, Trees, Cancel)).Should().BeOfType<LedgerResult.Done>();
        (await ledger.PublishAsync(bek, id, 2, Cancel)).Should().BeOfType<LedgerResult.NotAllowed>();
        (await ledger.PublishAsync(alia, id, 2, Cancel)).Should().BeOfType<LedgerResult.Done>();
        (await ledger.ChangeAsync(bek, id, 3, Trees with { Status = CommitmentStatus.Done }, Cancel)).Should().BeOfType<LedgerResult.NotAllowed>("it is public now");
    }

    [Fact]
    public async Task Overdue_entries_come_first()
    {
        await using var bot = await Bot.StartAsync(databases, "sqlite");
        var ledger = bot.Get<CommitmentLedger>();
        var alia = await bot.PersonAsync("alia", StaffRoles.Analyst);
        var late = await ledger.DraftAsync(alia, Trees with { Due = new DateOnly(2026, 11, 1) }, Cancel);
        var latest = await ledger.DraftAsync(alia, Trees with { Due = new DateOnly(2026, 10, 1) }, Cancel);
        bot.Time.Advance(TimeSpan.FromMinutes(1));
        var newer = await ledger.DraftAsync(alia, Trees, Cancel);
        var done = await ledger.DraftAsync(alia, Trees with { Due = new DateOnly(2026, 10, 1), Status = CommitmentStatus.Done }, Cancel);
        (await ledger.AllAsync(new DateOnly(2026, 11, 23), Cancel)).Select(row => (Guid?)row.Id).Should().StartWith([latest, late]).And.Contain([newer, done]);
    }

    [Fact]
    public async Task No_phone_number_and_no_address_gets_into_the_ledger()
    {
        await using var bot = await Bot.StartAsync(databases, "sqlite");
        var alia = await bot.PersonAsync("alia", StaffRoles.Analyst);
        foreach (var secret in new[] { "Звоните +7 (701) 123-45-67", "пишите aigul@example.com", "спросите @aigul_k" })
            (await bot.Get<CommitmentLedger>().DraftAsync(alia, Trees with { Ru = Trees.Ru with { Answer = secret } }, Cancel)).Should().BeNull();
        (await bot.Get<CommitmentLedger>().DraftAsync(alia, Trees with { Ru = Trees.Ru with { Answer = "400 деревьев в 2027 году, 15 000 000 тенге" } }, Cancel)).Should().NotBeNull();
    }
}
