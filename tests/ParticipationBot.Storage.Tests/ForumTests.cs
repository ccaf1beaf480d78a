using Microsoft.EntityFrameworkCore;
using ParticipationBot.Participation.Forums;
using ParticipationBot.Storage.Forums;
using ParticipationBot.Storage.Staff;

namespace ParticipationBot.Storage.Tests;

public sealed class ForumTests(Databases databases)
{
    internal static readonly ForumDraft Parliament = new(ForumKind.SchoolParliament, "Жас көшбасшы", "Юный лидер", "KZ-75", "city");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_code_makes_one_person_the_coordinator_and_works_once(string kind)
    {
        await using var bot = await Bot.StartAsync(databases, kind);
        var (register, codes) = (bot.Get<ForumRegister>(), bot.Get<CoordinatorCodes>());
        var analyst = await bot.PersonAsync("alia", StaffRoles.Analyst);
        var (first, second) = (await bot.PersonAsync("bek", StaffRoles.Coordinator), await bot.PersonAsync("vera", StaffRoles.Coordinator));
        var forum = (await register.RegisterAsync(analyst, Parliament, Cancel))!.Value;
        var replaced = await codes.IssueAsync(analyst, forum, Cancel);
        var code = (await codes.IssueAsync(analyst, forum, Cancel))!;

        (await codes.RedeemAsync(first, replaced, Cancel)).Should().BeOfType<CodeResult.Wrong>("a newer code took its place");
        (await codes.RedeemAsync(first, CoordinatorCode.Format(code).ToLowerInvariant(), Cancel)).Should().Be(new CodeResult.Done(forum));
        (await codes.RedeemAsync(second, code, Cancel)).Should().BeOfType<CodeResult.Wrong>("it is used up");

        (await register.RunsAsync(first, forum, Cancel)).Should().BeTrue();
        (await register.RunsAsync(second, forum, Cancel)).Should().BeFalse();
        (await register.OfCoordinatorAsync(first, Cancel)).Should().ContainSingle(row => row.NameKk == "Жас көшбасшы");
        await using var db = bot.Database();
        (await db.ForumCodes.CountAsync(Cancel)).Should().Be(0);
        (await db.AuditLog.Select(row => row.Action).ToListAsync(Cancel)).Should().Contain(["forum.registered", "forum.code_issued", "forum.code_tried"]);
        (await db.AuditLog.Select(row => row.Subject).ToListAsync(Cancel)).Should().NotContain(code);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_code_is_worth_nothing_after_seven_days_and_guessing_it_is_stopped(string kind)
    {
        await using var bot = await Bot.StartAsync(databases, kind);
        var (register, codes) = (bot.Get<ForumRegister>(), bot.Get<CoordinatorCodes>());
        var (analyst, bek) = (await bot.PersonAsync("alia", StaffRoles.Analyst), await bot.PersonAsync("bek", StaffRoles.Coordinator));
        var forum = (await register.RegisterAsync(analyst, Parliament, Cancel))!.Value;
        var old = await codes.IssueAsync(analyst, forum, Cancel);
        bot.Time.Advance(CoordinatorCode.Lifetime);
        (await codes.RedeemAsync(bek, old, Cancel)).Should().BeOfType<CodeResult.Wrong>();

        var code = await codes.IssueAsync(analyst, forum, Cancel);
        for (var wrong = 1; wrong < 5; wrong++)
            (await codes.RedeemAsync(bek, "AAAAA-AAAAA", Cancel)).Should().BeOfType<CodeResult.Wrong>();
        (await codes.RedeemAsync(bek, code, Cancel)).Should().BeEquivalentTo(new CodeResult.Locked(bot.Time.GetUtcNow() + CoordinatorCodes.Lock), "even the right one waits now");
        bot.Time.Advance(CoordinatorCodes.Lock);
        (await codes.RedeemAsync(bek, code, Cancel)).Should().Be(new CodeResult.Done(forum));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Sessions_decisions_and_what_came_of_them_are_kept_when_a_forum_closes(string kind)
    {
        await using var bot = await Bot.StartAsync(databases, kind);
        var (register, diary, codes) = (bot.Get<ForumRegister>(), bot.Get<ForumDiary>(), bot.Get<CoordinatorCodes>());
        var bek = await bot.PersonAsync("bek", StaffRoles.Coordinator);
        var forum = (await register.RegisterAsync(bek, Parliament, Cancel))!.Value;
        await codes.RedeemAsync(bek, await codes.IssueAsync(bek, forum, Cancel), Cancel);
        (await diary.AddSessionAsync(bek, forum, new SessionDraft(diary.Today.AddDays(1), 30, ["climate_env"]), Cancel)).Should().BeFalse("it has not been held");
        (await diary.AddSessionAsync(bek, forum, new SessionDraft(diary.Today, 30, ["climate_env"]), Cancel)).Should().BeTrue();
        var session = (await diary.ReadAsync(forum, Cancel)).Sessions.Single();
        await diary.AddDecisionAsync(bek, forum, new DecisionDraft(diary.Today, "Ask for trees along the road", "akimat", session.Id), Cancel);
        var decision = (await diary.ReadAsync(forum, Cancel)).Decisions.Single();
        await diary.ResolveAsync(bek, forum, decision.Id, DecisionOutcome.CarriedOut, "40 trees planted", Cancel);

        (await register.CloseAsync(bek, forum, Cancel)).Should().BeTrue();

        (await diary.ReadAsync(forum, Cancel)).Decisions.Single().Should().BeEquivalentTo(new { Outcome = DecisionOutcome.CarriedOut, OutcomeNote = "40 trees planted", Session = session.Id });
        (await register.RunsAsync(bek, forum, Cancel)).Should().BeFalse();
        (await diary.AddSessionAsync(bek, forum, new SessionDraft(diary.Today, 30, ["climate_env"]), Cancel)).Should().BeFalse();
        (await diary.RemoveSessionAsync(bek, forum, session.Id, Cancel)).Should().BeTrue();
        (await diary.ReadAsync(forum, Cancel)).Decisions.Single().Session.Should().BeNull();
    }
}
