using Microsoft.EntityFrameworkCore;
using ParticipationBot.Storage.Cases;
using ParticipationBot.Storage.Cases.Timeline;
using ParticipationBot.Storage.Duty;
using ParticipationBot.Storage.Staff;

namespace ParticipationBot.Storage.Tests;

public sealed class RevealTests(Databases databases)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Is_off_unless_the_operator_allows_it()
    {
        await using var bot = await Bot.StartAsync(databases, "sqlite");
        var (dana, found) = (await bot.PersonAsync("dana", StaffRoles.Counsellor), await CaseAsync(bot));
        (await bot.Get<CaseApprovals>().AskAsync(dana, found.Id, ApprovalKind.Reveal, "life in danger", Cancel)).Should().BeFalse();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Takes_two_people_one_of_them_a_supervisor_and_lasts_an_hour(string kind)
    {
        await using var bot = await Bot.StartAsync(databases, kind, helpline: new HelplineOptions { AllowsReveal = true });
        var (dana, saule, boss) = (await bot.PersonAsync("dana", StaffRoles.Counsellor), await bot.PersonAsync("saule", StaffRoles.Counsellor), await bot.PersonAsync("boss", StaffRoles.Supervisor));
        var (found, approvals) = (await CaseAsync(bot), bot.Get<CaseApprovals>());
        (await approvals.AskAsync(dana, found.Id, ApprovalKind.Reveal, " ", Cancel)).Should().BeFalse("a reason is asked for");
        (await approvals.AskAsync(dana, found.Id, ApprovalKind.Reveal, "life in danger", Cancel)).Should().BeTrue();
        (await approvals.RevealAsync(dana, found.Id, Cancel)).Should().BeNull("nobody has agreed");
        var asked = (await approvals.OpenAsync(found.Id, Cancel)).Single().Id;
        (await approvals.ApproveAsync(saule, found.Id, asked, Cancel)).Should().BeFalse("neither is a supervisor");
        (await approvals.ApproveAsync(boss, found.Id, asked, Cancel)).Should().BeTrue();

        (await approvals.RevealAsync(saule, found.Id, Cancel)).Should().BeNull("she is not one of the two");
        (await approvals.RevealAsync(dana, found.Id, Cancel)).Should().Be(new Uri("tg://user?id=424242"));
        bot.Time.Advance(TimeSpan.FromMinutes(61));
        (await approvals.RevealAsync(dana, found.Id, Cancel)).Should().BeNull("the hour is over");

        await using var db = bot.Database();
        (await db.CaseEvents.SingleAsync(row => row.Kind == CaseEventKind.Revealed, Cancel)).Detail.Should().Be($"{dana},{boss}");
        (await db.AuditLog.Select(row => row.Action).ToListAsync(Cancel)).Should().ContainInOrder("case.reveal_asked", "case.approved", "case.revealed");
        (await db.AuditLog.AnyAsync(row => row.Subject.Contains("424242"), Cancel)).Should().BeFalse();
    }

    private static async Task<CaseSummary> CaseAsync(Bot bot)
    {
        await bot.WriteAsync("424242", "DANGER");
        return (await bot.Get<CaseDesk>().QueueAsync(false, Cancel)).Single();
    }
}
