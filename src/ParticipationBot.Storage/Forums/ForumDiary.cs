using Microsoft.EntityFrameworkCore;
using ParticipationBot.Participation.Forums;
using ParticipationBot.Storage.Audit;
using ParticipationBot.Storage.Duty;

namespace ParticipationBot.Storage.Forums;

/// <summary>What forums did: sessions, decisions, and what came of them.</summary>
/// <remarks>The caller has checked that the actor runs the forum (<see cref="ForumRegister.RunsAsync"/>) or keeps the register.</remarks>
public sealed class ForumDiary(IDbContextFactory<ParticipationDb> databases, AuditedWork audited, HelplineOptions local, TimeProvider time)
{
    /// <summary>The day it is in Kazakhstan.</summary>
    public DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().ToOffset(local.LocalOffset).DateTime);

    public async Task<ForumPages> ReadAsync(Guid forum, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return new ForumPages(
            await db.ForumSessions.AsNoTracking().Where(row => row.Forum == forum).OrderByDescending(row => row.Day).ThenBy(row => row.Id).ToListAsync(cancellation),
            await db.ForumDecisions.AsNoTracking().Where(row => row.Forum == forum).OrderByDescending(row => row.Day).ThenBy(row => row.Id).ToListAsync(cancellation));
    }

    /// <returns>False where the draft has problems or the forum is unknown or closed.</returns>
    public Task<bool> AddSessionAsync(Guid actor, Guid forum, SessionDraft draft, CancellationToken cancellation) =>
        audited.RunAsync(actor.ToString(), "forum.session_added", async db =>
        {
            if (draft.Problems(Today).Count > 0 || !await IsOpenAsync(db, forum, cancellation)) return null;
            db.ForumSessions.Add(new ForumSessionRow
            {
                Id = Guid.CreateVersion7(time.GetUtcNow()), Forum = forum, Day = draft.Day, Participants = draft.Participants,
                Themes = string.Join(',', draft.Themes.Distinct(StringComparer.Ordinal)),
            });
            return forum.ToString();
        }, cancellation);

    /// <summary>Removes a session entered by mistake; its decisions stay, as taken between sessions.</summary>
    public Task<bool> RemoveSessionAsync(Guid actor, Guid forum, Guid session, CancellationToken cancellation) =>
        audited.RunAsync(actor.ToString(), "forum.session_removed", async db =>
        {
            if (await db.ForumSessions.SingleOrDefaultAsync(row => row.Id == session && row.Forum == forum, cancellation) is not { } row) return null;
            await db.ForumDecisions.Where(decision => decision.Session == session)
                .ExecuteUpdateAsync(set => set.SetProperty(decision => decision.Session, (Guid?)null), cancellation);
            db.ForumSessions.Remove(row);
            return forum.ToString();
        }, cancellation);

    /// <returns>False where the draft has problems or the forum is unknown or closed.</returns>
    public Task<bool> AddDecisionAsync(Guid actor, Guid forum, DecisionDraft draft, CancellationToken cancellation) =>
        audited.RunAsync(actor.ToString(), "forum.decision_added", async db =>
        {
            if (draft.Problems(Today).Count > 0 || !await IsOpenAsync(db, forum, cancellation)) return null;
            if (draft.Session is { } session && !await db.ForumSessions.AnyAsync(row => row.Id == session && row.Forum == forum, cancellation)) return null;
            db.ForumDecisions.Add(new ForumDecisionRow
            {
                Id = Guid.CreateVersion7(time.GetUtcNow()), Forum = forum, Session = draft.Session, Day = draft.Day,
                Text = draft.Text.Trim(), Addressee = string.IsNullOrWhiteSpace(draft.Addressee) ? null : draft.Addressee.Trim(),
            });
            return forum.ToString();
        }, cancellation);

    /// <summary>Says what came of a decision.</summary>
    public Task<bool> ResolveAsync(Guid actor, Guid forum, Guid decision, DecisionOutcome outcome, string? note, CancellationToken cancellation) =>
        audited.RunAsync(actor.ToString(), "forum.decision_resolved", async db =>
        {
            if (note?.Trim().Length > DecisionDraft.LongestText) return null;
            if (await db.ForumDecisions.SingleOrDefaultAsync(row => row.Id == decision && row.Forum == forum, cancellation) is not { } row) return null;
            (row.Outcome, row.OutcomeNote) = (outcome, string.IsNullOrWhiteSpace(note) ? null : note.Trim());
            return decision.ToString();
        }, cancellation);

    private static Task<bool> IsOpenAsync(ParticipationDb db, Guid forum, CancellationToken cancellation) =>
        db.Forums.AnyAsync(row => row.Id == forum && !row.IsClosed, cancellation);
}

/// <summary>A forum's past, newest first.</summary>
public sealed record ForumPages(IReadOnlyList<ForumSessionRow> Sessions, IReadOnlyList<ForumDecisionRow> Decisions);
