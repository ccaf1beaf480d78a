using Microsoft.EntityFrameworkCore;
using ParticipationBot.Safeguarding.Cases;
using ParticipationBot.Safeguarding.Deadlines;
using ParticipationBot.Safeguarding.Sealing;
using ParticipationBot.Storage.Audit;
using ParticipationBot.Storage.Cases.Deadlines;
using ParticipationBot.Storage.Cases.Timeline;
using ParticipationBot.Storage.Timers;

namespace ParticipationBot.Storage.Cases.Linking;

/// <summary>
/// Joins two cases of one child. The older code stays; texts, timeline, referrals and calls of the younger one move to it. Texts are bound
/// to their case, so they are sealed anew, which only somebody who can open all of them can do.
/// </summary>
public sealed class CaseMerge(AuditedWork audited, CaseTimeline timeline, LiveUpdates live)
{
    /// <param name="privateKey">The person's open key.</param>
    public async Task<MergeResult> MergeAsync(Guid staff, byte[] privateKey, Guid one, Guid other, CancellationToken cancellation)
    {
        var result = new MergeResult(MergeOutcome.NotOneChild, null);
        var done = await audited.RunAsync(staff.ToString(), "case.merged", async db =>
        {
            if (await PairAsync(db, one, other, cancellation) is not var (older, younger)) return null;
            await KeyLock.ShareAsync(db, cancellation);
            if (await ReaderAsync(db, staff, cancellation) is not { } me || !await MoveTextsAsync(db, me, privateKey, older, younger, cancellation))
            {
                result = new MergeResult(MergeOutcome.CannotOpen, null);
                return null;
            }
            await MoveRestAsync(db, older, younger, cancellation);
            Join(older, younger);
            timeline.Add(db, older.Id, CaseEventKind.Merged, staff, younger.Code);
            await SettleTimersAsync(db, older, younger, cancellation);
            db.Cases.Remove(younger);
            result = new MergeResult(MergeOutcome.Done, older.Code);
            return $"{older.Code}+{younger.Code}";
        }, cancellation);
        if (done) live.Tell(LiveSubject.Cases);
        return result;
    }

    /// <summary>Both cases, locked in one order by everybody: nobody waits for the other in a circle.</summary>
    private static async Task<(CaseRow Older, CaseRow Younger)?> PairAsync(ParticipationDb db, Guid one, Guid other, CancellationToken cancellation)
    {
        CaseRow? first = null, second = null;
        foreach (var id in new[] { one, other }.Order())
        {
            second = first;
            first = await CaseLock.FindAsync(db, id, cancellation);
        }
        if (first is null || second is null || first.Id == second.Id || !first.Lane.AsSpan().SequenceEqual(second.Lane)) return null;
        return first.OpenedAt <= second.OpenedAt ? (first, second) : (second, first);
    }

    private static async Task<Recipient?> ReaderAsync(ParticipationDb db, Guid staff, CancellationToken cancellation) =>
        await db.CounsellorKeys.Where(row => row.Staff == staff && row.RetiredAt == null).Select(row => new Recipient(row.KeyId, row.PublicKey))
            .SingleOrDefaultAsync(cancellation);

    private static async Task<bool> MoveTextsAsync(
        ParticipationDb db, Recipient me, byte[] privateKey, CaseRow older, CaseRow younger, CancellationToken cancellation)
    {
        var people = await db.CounsellorKeys.AsNoTracking().Select(key => new Recipient(key.KeyId, key.PublicKey)).ToListAsync(cancellation);
        foreach (var message in await db.CaseMessages.Where(row => row.Case == younger.Id).ToListAsync(cancellation))
        {
            var sealedText = SealedText.FromBytes(message.Sealed);
            if (!sealedText.IsFor(me.Id)) return false;
            // Who could open it before can open it after, and nobody else.
            var readers = people.FindAll(each => sealedText.IsFor(each.Id));
            message.Sealed = Reseal.Move(readers, sealedText, younger.Id.ToString(), older.Id.ToString(), me, privateKey).ToBytes();
            message.Case = older.Id;
        }
        return true;
    }

    private static async Task MoveRestAsync(ParticipationDb db, CaseRow older, CaseRow younger, CancellationToken cancellation)
    {
        foreach (var row in await db.CaseEvents.Where(row => row.Case == younger.Id).ToListAsync(cancellation)) row.Case = older.Id;
        foreach (var row in await db.CaseReferrals.Where(row => row.Case == younger.Id).ToListAsync(cancellation)) row.Case = older.Id;
        foreach (var row in await db.Notices.Where(row => row.Case == younger.Id).ToListAsync(cancellation)) row.Case = older.Id;
        // What two people agreed to for one case does not hold for what it has become.
        await db.CaseApprovals.Where(row => row.Case == younger.Id || row.Case == older.Id).ExecuteDeleteAsync(cancellation);
        await db.CaseDrafts.Where(row => row.Case == younger.Id).ExecuteDeleteAsync(cancellation);
    }

    /// <summary>Of each trait the more careful of the two.</summary>
    private static void Join(CaseRow older, CaseRow younger)
    {
        var isOpen = younger.Status != CaseStatus.Closed || older.Status != CaseStatus.Closed;
        var open = older.Status == CaseStatus.Closed ? younger : younger.Status == CaseStatus.Closed ? older : null;
        older.Status = open?.Status ?? (older.Status < younger.Status ? older.Status : younger.Status);
        older.ClosedAt = isOpen ? null : Later(older.ClosedAt, younger.ClosedAt);
        older.Urgency = open?.Urgency ?? (older.Urgency > younger.Urgency ? older.Urgency : younger.Urgency);
        older.Escalation = open?.Escalation ?? (older.Escalation > younger.Escalation ? older.Escalation : younger.Escalation);
        older.LookBy = open is null ? Sooner(older.LookBy, younger.LookBy) : open.LookBy;
        older.AnswerBy = open is null ? Sooner(older.AnswerBy, younger.AnswerBy) : open.AnswerBy;
        older.Owner = open?.Owner ?? older.Owner ?? younger.Owner;
        older.Kind ??= younger.Kind;
        older.WantsReply |= younger.WantsReply;
        var isUnread = Lacks(older) || Lacks(younger);
        older.SecondReader = isUnread ? null : older.SecondReader ?? younger.SecondReader;
        older.NeedsSecondReader |= younger.NeedsSecondReader;
        older.HeldBy ??= younger.HeldBy;
        older.AcknowledgedAt = Sooner(older.AcknowledgedAt, younger.AcknowledgedAt);
        older.AnsweredAt = Later(older.AnsweredAt, younger.AnsweredAt);
        if (younger.LastMessageAt > older.LastMessageAt) older.LastMessageAt = younger.LastMessageAt;
        if (younger.LastEntryAt > older.LastEntryAt) older.LastEntryAt = younger.LastEntryAt;
        (older.AgeBand, older.Region, older.Language) = (younger.AgeBand ?? older.AgeBand, younger.Region ?? older.Region, younger.Language ?? older.Language);
    }

    private static async Task SettleTimersAsync(ParticipationDb db, CaseRow older, CaseRow younger, CancellationToken cancellation)
    {
        await TimerStore.SetAsync(db, TimerStore.Case, younger.Id.ToString(), null, cancellation);
        await TimerStore.SetAsync(db, TimerStore.Case, older.Id.ToString(), older.Status == CaseStatus.Closed ? null : older.Clock.Next, cancellation);
    }

    private static bool Lacks(CaseRow found) => found is { NeedsSecondReader: true, SecondReader: null };

    private static DateTimeOffset? Sooner(DateTimeOffset? one, DateTimeOffset? other) => one is null || other < one ? other ?? one : one;

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => one is null || other > one ? other ?? one : one;
}

public enum MergeOutcome { Done, NotOneChild, CannotOpen }

/// <param name="Code">The code that stays.</param>
public sealed record MergeResult(MergeOutcome Outcome, string? Code);
