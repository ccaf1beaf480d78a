using Microsoft.EntityFrameworkCore;
using ParticipationBot.Safeguarding.Cases;
using ParticipationBot.Safeguarding.Screening;
using ParticipationBot.Storage.Audit;
using ParticipationBot.Storage.Cases;
using ParticipationBot.Storage.Cases.Linking;
using ParticipationBot.Storage.Cases.Timeline;
using ParticipationBot.Storage.Staff;

namespace ParticipationBot.Storage.Tests;

public sealed class CaseMergeTests(Databases databases)
{
    private const string Chat = "700100200";
    private const string Passphrase = "snow leopard in the steppe";
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_message_long_after_the_close_opens_a_case_that_is_linked_to_the_old_one(string kind)
    {
        await using var bot = await Bot.StartAsync(databases, kind);
        var (dana, _) = await CounsellorAsync(bot);
        var (older, younger) = await TwoCasesAsync(bot, dana);
        younger.Code.Should().NotBe(older.Code);

        var linked = await bot.Get<LinkedCases>().OfAsync(dana, younger.Id, Cancel);
        linked.Count.Should().Be(1);
        linked.Openable.Select(each => each.Code).Should().Equal(older.Code);
        var stranger = await bot.PersonAsync("saule", StaffRoles.Counsellor);
        (await bot.Get<LinkedCases>().OfAsync(stranger, younger.Id, Cancel)).Should().BeEquivalentTo(new { Count = 1, Openable = Array.Empty<object>() });
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Two_cases_of_one_child_become_one_under_the_older_code(string kind)
    {
        await using var bot = await Bot.StartAsync(databases, kind);
        var (dana, key) = await CounsellorAsync(bot);
        var (older, younger) = await TwoCasesAsync(bot, dana);
        var before = await bot.Get<CaseDesk>().ReadAsync(dana, key, younger.Id, 100, Cancel);

        // Whichever of the two the person looks at.
        (await bot.Get<CaseMerge>().MergeAsync(dana, key, younger.Id, older.Id, Cancel)).Should().Be(new MergeResult(MergeOutcome.Done, older.Code));

        var thread = await bot.Get<CaseDesk>().ReadAsync(dana, key, older.Id, 100, Cancel);
        thread.Select(each => each.Text).Should().Equal("HARM at school", "DANGER tonight");
        thread[^1].Id.Should().Be(before[^1].Id, "a message keeps its name");
        var found = (await bot.Get<CaseDesk>().QueueAsync(true, Cancel)).Should().ContainSingle().Subject;
        found.Should().BeEquivalentTo(new { older.Code, Status = CaseStatus.New, Urgency = Urgency.Immediate, younger.LookBy });
        var events = (await bot.Get<CaseDetailsQuery>().FindAsync(older.Code, Cancel))!.Events;
        events.Should().BeInDescendingOrder(each => each.At).And.ContainSingle(each => each.Kind == CaseEventKind.Merged && each.Detail == younger.Code);
        events.Count(each => each.Kind == CaseEventKind.Opened).Should().Be(2);
        (await bot.Get<LinkedCases>().FollowAsync(younger.Code, Cancel)).Should().Be(older.Code, "old notices carry the old code");

        await using var db = bot.Database();
        (await db.AuditLog.SingleAsync(row => row.Action == "case.merged", Cancel)).Subject.Should().Be($"{older.Code}+{younger.Code}");
        (await AuditLog.FirstBrokenAsync(db, Cancel)).Should().BeNull();
        bot.Time.Advance(TimeSpan.FromMinutes(6));
        (await bot.Timers.FireDueAsync(Cancel)).Should().Be(1, "the joined case is due, and only once");
        await bot.WriteAsync(Chat, "HARM more");
        (await bot.Get<CaseDesk>().QueueAsync(true, Cancel)).Should().ContainSingle("the child writes on in the joined case");
    }

    [Fact]
    public async Task Cases_of_two_children_are_never_joined()
    {
        await using var bot = await Bot.StartAsync(databases, "sqlite");
        var (dana, key) = await CounsellorAsync(bot);
        await bot.WriteAsync(Chat, "HARM one");
        await bot.WriteAsync("700100201", "HARM two");
        var cases = await bot.Get<CaseDesk>().QueueAsync(false, Cancel);
        (await bot.Get<CaseMerge>().MergeAsync(dana, key, cases[0].Id, cases[1].Id, Cancel)).Outcome.Should().Be(MergeOutcome.NotOneChild);
        (await bot.Get<CaseMerge>().MergeAsync(dana, key, cases[0].Id, cases[0].Id, Cancel)).Outcome.Should().Be(MergeOutcome.NotOneChild);
        (await bot.Get<LinkedCases>().OfAsync(dana, cases[0].Id, Cancel)).Count.Should().Be(0);
    }

    [Fact]
    public async Task Somebody_who_cannot_open_every_text_joins_nothing()
    {
        await using var bot = await Bot.StartAsync(databases, "sqlite");
        var (dana, _) = await CounsellorAsync(bot);
        var (older, younger) = await TwoCasesAsync(bot, dana);
        var saule = await bot.PersonAsync("saule", StaffRoles.Counsellor);
        await bot.Get<CounsellorKeys>().EnrolAsync(saule, Passphrase, Cancel);
        var key = (await bot.Get<CounsellorKeys>().UnlockAsync(saule, Passphrase, Cancel)).PrivateKey!;
        (await bot.Get<CaseMerge>().MergeAsync(saule, key, older.Id, younger.Id, Cancel)).Outcome.Should().Be(MergeOutcome.CannotOpen);
        await using var db = bot.Database();
        (await db.CaseMessages.Select(row => row.Case).Distinct().CountAsync(Cancel)).Should().Be(2, "nothing was moved half way");
    }

    private static async Task<(Guid Staff, byte[] Key)> CounsellorAsync(Bot bot)
    {
        var dana = await bot.PersonAsync("dana", StaffRoles.Counsellor);
        await bot.Get<CounsellorKeys>().EnrolAsync(dana, Passphrase, Cancel);
        return (dana, (await bot.Get<CounsellorKeys>().UnlockAsync(dana, Passphrase, Cancel)).PrivateKey!);
    }

    private static async Task<(CaseSummary Older, CaseSummary Younger)> TwoCasesAsync(Bot bot, Guid staff)
    {
        var desk = bot.Get<CaseDesk>();
        await bot.WriteAsync(Chat, "HARM at school");
        var older = (await desk.QueueAsync(false, Cancel)).Single();
        (await desk.CloseAsync(staff, older.Id, new Closing(ClosingReason.Answered), bot.Time.GetUtcNow(), Cancel)).Should().Be(CloseResult.Done);
        bot.Time.Advance(TimeSpan.FromDays(31));
        await bot.WriteAsync(Chat, "DANGER tonight");
        return (older, (await desk.QueueAsync(false, Cancel)).Single());
    }
}
