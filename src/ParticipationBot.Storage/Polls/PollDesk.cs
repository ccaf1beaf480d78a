using Microsoft.EntityFrameworkCore;
using ParticipationBot.Participation.Participants;
using ParticipationBot.Participation.Polls;
using ParticipationBot.Storage.Announcements;
using ParticipationBot.Storage.Audit;
using ParticipationBot.Storage.Timers;

namespace ParticipationBot.Storage.Polls;

/// <summary>
/// What staff do with polls: draw one up, hand it to a second person, who opens or returns it; close, withdraw. What children are asked
/// never changes once it is approved. Each step stands in the audit log.
/// </summary>
public sealed class PollDesk(IDbContextFactory<ParticipationDb> databases, AuditedWork audited, PollBookKeeper keeper, Announcer announcer, TimeProvider time)
{
    /// <summary>The polls that this person may work with, the latest change first.</summary>
    public async Task<IReadOnlyList<PollSummary>> ListAsync(PollReach reach, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var forums = await ForumsAsync(db, reach, cancellation);
        var rows = await db.Polls.AsNoTracking().Where(row => reach.All || (row.Forum != null && forums.Contains(row.Forum.Value))).OrderByDescending(row => row.ChangedAt).ToListAsync(cancellation);
        var counts = await db.AnswerSets.GroupBy(set => set.Poll).Select(group => new { Poll = group.Key, Children = group.Count() }).ToDictionaryAsync(row => row.Poll, row => row.Children, cancellation);
        return rows.ConvertAll(row => Summary(row, counts.GetValueOrDefault(row.Id)));
    }

    public async Task<PollSummary?> FindAsync(PollReach reach, string id, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        if (await db.Polls.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellation) is not { } row) return null;
        if (!await MayAsync(db, reach, row, cancellation)) return null;
        var isInviting = await db.Announcements.AnyAsync(news => news.Subject == id && !news.IsDone && (news.Kind == PollInvitation.KindName || news.Kind == PollReminder.KindName), cancellation);
        return Summary(row, await db.AnswerSets.CountAsync(set => set.Poll == id, cancellation)) with { IsInviting = isInviting };
    }

    /// <summary>Saves a draft, also with problems: nothing that was written is lost. A proposed poll becomes a draft again.</summary>
    /// <param name="version">The version that was opened; a colleague's later one is not written over.</param>
    public async Task<PollStep> SaveAsync(PollReach reach, PollDefinition poll, PollAudience audience, int version, CancellationToken cancellation)
    {
        var step = PollStep.Done;
        await audited.RunAsync($"{reach.Staff}", "poll.saved", async db =>
        {
            var row = await db.Polls.FindAsync([poll.Id], cancellation);
            if (row is not null && !await MayAsync(db, reach, row, cancellation)) return Refuse(ref step, PollStep.Unknown);
            if (row is { Status: PollStatus.Held or PollStatus.Withdrawn }) return Refuse(ref step, PollStep.Immutable);
            if (row is not null && row.Version != version) return Refuse(ref step, PollStep.ChangedMeanwhile);
            if (await db.Polls.AnyAsync(other => other.Code == poll.Code && other.Id != poll.Id, cancellation)) return Refuse(ref step, PollStep.CodeTaken);
            if (row is null) db.Polls.Add(row = new PollRow { Id = poll.Id, Code = poll.Code, Status = PollStatus.Draft, Version = 0, Definition = "", ChangedAt = time.GetUtcNow() });
            (row.Code, row.Version, row.Status, row.Author, row.ChangedAt) = (poll.Code, row.Version + 1, PollStatus.Draft, reach.Staff, time.GetUtcNow());
            row.Forum ??= (await ForumsAsync(db, reach, cancellation)).Select(forum => (Guid?)forum).FirstOrDefault();
            row.Definition = PollJson.Write(poll with { Version = row.Version });
            (row.Ages, row.IsListed, row.OpensAt, row.ClosesAt) = (string.Join(',', audience.Ages), audience.IsListed, audience.Opens, audience.Closes);
            (row.Region, row.Language) = (audience.Region, audience.Language);
            return $"{row.Id}@{row.Version}";
        }, cancellation);
        return step;
    }

    /// <summary>Hands a draft to a second person.</summary>
    public Task<PollStep> ProposeAsync(PollReach reach, string poll, CancellationToken cancellation) =>
        ChangeAsync(reach, "poll.proposed", poll, row =>
            row.Status != PollStatus.Draft ? PollStep.Immutable
            : PollCheck.Problems(PollJson.Read(row.Definition)).Count > 0 ? PollStep.HasProblems
            : row.ClosesAt is { } closes && closes <= time.GetUtcNow() ? PollStep.EndsBeforeNow
            : Set(() => (row.Status, row.Author) = (PollStatus.Proposed, row.Author ?? reach.Staff)), cancellation);

    /// <summary>The second person's yes: from now on nothing of it can be changed, and it opens at its time.</summary>
    public Task<PollStep> ApproveAsync(PollReach reach, string poll, CancellationToken cancellation) =>
        ChangeAsync(reach, "poll.approved", poll, row =>
            row.Status != PollStatus.Proposed ? PollStep.NotProposed
            : row.Author == reach.Staff ? PollStep.SamePerson
            : row.ClosesAt is { } closes && closes <= time.GetUtcNow() ? PollStep.EndsBeforeNow
            : Set(() => (row.Status, row.ApprovedBy, row.OpensAt) = (PollStatus.Held, reach.Staff, Later(row.OpensAt))), cancellation);

    /// <summary>The second person's no: back to a draft.</summary>
    public Task<PollStep> ReturnAsync(PollReach reach, string poll, CancellationToken cancellation) =>
        ChangeAsync(reach, "poll.returned", poll, row => row.Status != PollStatus.Proposed ? PollStep.NotProposed : Set(() => row.Status = PollStatus.Draft), cancellation);

    /// <summary>Closes an open poll now; results follow within seconds.</summary>
    public Task<PollStep> CloseAsync(PollReach reach, string poll, CancellationToken cancellation) =>
        ChangeAsync(reach, "poll.closed", poll, row => !row.IsOpen(time.GetUtcNow()) ? PollStep.NotOpen : Set(() => row.ClosesAt = time.GetUtcNow()), cancellation);

    /// <summary>Takes a poll away from children; its answers are not published.</summary>
    public Task<PollStep> WithdrawAsync(PollReach reach, string poll, CancellationToken cancellation) =>
        ChangeAsync(reach, "poll.withdrawn", poll, row => row.Status == PollStatus.Withdrawn ? PollStep.Immutable : Set(() => row.Status = PollStatus.Withdrawn), cancellation);

    /// <summary>Writes once to the children who asked for news and are in the poll's audience. It is paced and waits for the morning.</summary>
    public Task<PollStep> InviteAsync(PollReach reach, string poll, CancellationToken cancellation) =>
        AnnounceAsync(reach, "poll.invited", poll, PollInvitation.KindName, row => row.InvitedAt is not null ? PollStep.Already : Set(() => row.InvitedAt = time.GetUtcNow()), cancellation);

    /// <summary>Reminds once those of the same children who have not answered.</summary>
    public Task<PollStep> RemindAsync(PollReach reach, string poll, CancellationToken cancellation) =>
        AnnounceAsync(reach, "poll.reminded", poll, PollReminder.KindName, row => row.RemindedAt is not null ? PollStep.Already : Set(() => row.RemindedAt = time.GetUtcNow()), cancellation);

    /// <summary>Stops an invitation or a reminder that is going out. Whoever has it keeps it; it is not sent a second time.</summary>
    public async Task<PollStep> StopInvitingAsync(PollReach reach, string poll, CancellationToken cancellation)
    {
        var stopped = false;
        var step = await ChangeAsync(reach, "poll.inviting_stopped", poll, _ => PollStep.Done, cancellation, async db =>
        {
            foreach (var kind in (string[])[PollInvitation.KindName, PollReminder.KindName]) stopped |= await announcer.StopAsync(db, kind, poll, cancellation);
        });
        return step == PollStep.Done && !stopped ? PollStep.Already : step;
    }

    private Task<PollStep> AnnounceAsync(PollReach reach, string action, string poll, string kind, Func<PollRow, PollStep> change, CancellationToken cancellation) =>
        ChangeAsync(reach, action, poll, row => row.IsOpen(time.GetUtcNow()) ? change(row) : PollStep.NotOpen, cancellation, db => announcer.AddAsync(db, kind, poll, cancellation));

    private async Task<PollStep> ChangeAsync(PollReach reach, string action, string poll, Func<PollRow, PollStep> change, CancellationToken cancellation, Func<ParticipationDb, Task>? also = null)
    {
        var step = PollStep.Done;
        await audited.RunAsync($"{reach.Staff}", action, async db =>
        {
            if (await db.Polls.FindAsync([poll], cancellation) is not { } row || !await MayAsync(db, reach, row, cancellation)) return Refuse(ref step, PollStep.Unknown);
            if (change(row) is not PollStep.Done and var refused) return Refuse(ref step, refused);
            row.ChangedAt = time.GetUtcNow();
            var due = row.Status == PollStatus.Held && row.Results is null ? row.ClosesAt : null;
            await TimerStore.SetAsync(db, PollClose.TimerKind, row.Id, due, cancellation);
            if (also is not null) await also(db);
            return $"{row.Id}@{row.Version}";
        }, cancellation);
        await keeper.ReloadAsync(cancellation);
        return step;
    }

    /// <summary>A coordinator works with the polls of their own forums and sees no other's drafts.</summary>
    private static async Task<bool> MayAsync(ParticipationDb db, PollReach reach, PollRow row, CancellationToken cancellation) =>
        reach.All || (row.Forum is { } forum && (await ForumsAsync(db, reach, cancellation)).Contains(forum));

    private static Task<List<Guid>> ForumsAsync(ParticipationDb db, PollReach reach, CancellationToken cancellation) =>
        db.ForumCoordinators.Where(row => row.Staff == reach.Staff).Select(row => row.Forum).ToListAsync(cancellation);

    private DateTimeOffset Later(DateTimeOffset? opens) => opens is { } at && at > time.GetUtcNow() ? at : time.GetUtcNow();

    private static PollStep Set(Action change)
    {
        change();
        return PollStep.Done;
    }

    private static string? Refuse(ref PollStep step, PollStep reason)
    {
        step = reason;
        return null;
    }

    private PollSummary Summary(PollRow row, int children) => new(
        PollJson.Read(row.Definition), row.Version, Stage(row), children, row.Author, PollBookKeeper.Held(row).Results,
        new PollAudience([.. row.Ages.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<AgeBand>)], row.IsListed, row.OpensAt, row.ClosesAt, row.Region, row.Language),
        row.InvitedAt, row.RemindedAt);

    private PollStage Stage(PollRow row) => row.Status switch
    {
        PollStatus.Draft => PollStage.Draft,
        PollStatus.Proposed => PollStage.Proposed,
        PollStatus.Withdrawn => PollStage.Withdrawn,
        _ => row.OpensAt > time.GetUtcNow() ? PollStage.Waiting : row.IsOpen(time.GetUtcNow()) ? PollStage.Open : PollStage.Closed,
    };
}
