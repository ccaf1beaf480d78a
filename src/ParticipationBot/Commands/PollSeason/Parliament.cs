using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ParticipationBot.Participation.Commitments;
using ParticipationBot.Participation.Forums;
using ParticipationBot.Participation.Polls;
using ParticipationBot.Storage;
using ParticipationBot.Storage.Commitments;
using ParticipationBot.Storage.Forums;
using ParticipationBot.Storage.Polls;
using ParticipationBot.Storage.Staff;

namespace ParticipationBot.Commands.PollSeason;

/// <summary>The adults of the season: a school parliament's coordinator who draws the poll up, and an analyst who approves and publishes.</summary>
internal sealed class Parliament(IServiceProvider services)
{
    /// <summary>A sign by which the season finds the commitment's news in a chat.</summary>
    public const string Issue = "Очередь в столовой";

    private Guid analyst;
    private PollReach coordinator;

    private PollDesk Desk => services.GetRequiredService<PollDesk>();

    /// <summary>Registers the forum, enrols the coordinator by a code, and takes the poll from a draft to children.</summary>
    public async Task OpenPollAsync(CancellationToken cancellation)
    {
        analyst = await PersonAsync("season-analyst", StaffRoles.Analyst, cancellation);
        coordinator = new PollReach(await PersonAsync("season-coordinator", StaffRoles.Coordinator, cancellation), All: false);
        var forum = await services.GetRequiredService<ForumRegister>().RegisterAsync(
            analyst, new ForumDraft(ForumKind.SchoolParliament, "Мектеп парламенті", "Школьный парламент", "KZ-71", "city"), cancellation)
            ?? throw new InvalidOperationException("The forum was refused.");
        var codes = services.GetRequiredService<CoordinatorCodes>();
        Require(await codes.RedeemAsync(coordinator.Staff, await codes.IssueAsync(analyst, forum, cancellation), cancellation) is CodeResult.Done, "the coordinator's code");
        var audience = new PollAudience([], IsListed: true, Opens: null, Closes: TimeProvider.System.GetUtcNow().AddDays(7));
        Require(await Desk.SaveAsync(coordinator, SeasonPoll.Definition, audience, 0, cancellation), "the draft");
        Require(await Desk.ProposeAsync(coordinator, SeasonPoll.Id, cancellation), "the proposal");
        Require(await Desk.ApproveAsync(coordinator, SeasonPoll.Id, cancellation) == PollStep.SamePerson, "approving one's own poll was not refused");
        Require(await Desk.ApproveAsync(new PollReach(analyst, All: true), SeasonPoll.Id, cancellation), "the approval");
    }

    public async Task InviteAsync(CancellationToken cancellation) => Require(await Desk.InviteAsync(coordinator, SeasonPoll.Id, cancellation), "the invitation");

    /// <returns>The live total.</returns>
    public async Task<int> CloseAsync(CancellationToken cancellation)
    {
        var live = (await Desk.FindAsync(coordinator, SeasonPoll.Id, cancellation))!.Children;
        Require(await Desk.CloseAsync(coordinator, SeasonPoll.Id, cancellation), "the close");
        return live;
    }

    /// <summary>"You said, we did": what came of the poll, in the ledger.</summary>
    public async Task PublishCommitmentAsync(CancellationToken cancellation)
    {
        var ledger = services.GetRequiredService<CommitmentLedger>();
        var draft = new CommitmentDraft(
            new CommitmentWords(Issue, "Мектеп әкімшілігі", "Екінші кезек ашылды", ""), new CommitmentWords(Issue, "Администрация школы", "Открыта вторая линия раздачи", ""),
            CommitmentStatus.Done, null, ["school_life"], SeasonPoll.Id);
        var id = await ledger.DraftAsync(analyst, draft, cancellation) ?? throw new InvalidOperationException($"The commitment was refused: {string.Join(", ", draft.Problems())}.");
        var row = (await ledger.FindAsync(id, cancellation))!;
        Require(await ledger.PublishAsync(analyst, id, row.Version, cancellation) is LedgerResult.Done, "the commitment");
    }

    private async Task<Guid> PersonAsync(string name, string role, CancellationToken cancellation)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<ParticipationDb>>().CreateDbContextAsync(cancellation);
        var now = TimeProvider.System.GetUtcNow();
        var found = await db.Roles.SingleOrDefaultAsync(each => each.Name == role, cancellation)
            ?? db.Roles.Add(new IdentityRole<Guid>(role) { Id = Guid.CreateVersion7(now), NormalizedName = role.ToUpperInvariant() }).Entity;
        var user = new StaffUser { Id = Guid.CreateVersion7(now), UserName = name, NormalizedUserName = name.ToUpperInvariant() };
        db.Users.Add(user);
        db.UserRoles.Add(new IdentityUserRole<Guid> { UserId = user.Id, RoleId = found.Id });
        await db.SaveChangesAsync(cancellation);
        return user.Id;
    }

    private static void Require(PollStep step, string what) => Require(step == PollStep.Done, $"{what} ({step})");

    private static void Require(bool holds, string what)
    {
        if (!holds) throw new InvalidOperationException($"Refused: {what}.");
    }
}
