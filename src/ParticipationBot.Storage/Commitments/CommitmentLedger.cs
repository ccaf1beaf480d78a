using Microsoft.EntityFrameworkCore;
using ParticipationBot.Participation.Commitments;
using ParticipationBot.Storage.Announcements;
using ParticipationBot.Storage.Audit;
using ParticipationBot.Storage.Staff;

namespace ParticipationBot.Storage.Commitments;

/// <summary>The influence ledger, for staff. Every change leaves an audit row and a line of history in the same transaction.</summary>
/// <remarks>Coordinators draft, and change their own drafts; what children get to read is an analyst's to publish and to change.</remarks>
public sealed class CommitmentLedger(
    IDbContextFactory<ParticipationDb> databases, AuditedWork audited, Announcer announcer, StorageOptions options, TimeProvider time)
{
    /// <param name="today">Local day: overdue entries come first, then drafts and published ones by their newest change.</param>
    public async Task<IReadOnlyList<CommitmentRow>> AllAsync(DateOnly today, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var rows = await db.Commitments.AsNoTracking().ToListAsync(cancellation);
        return [.. rows.OrderByDescending(row => row.IsOverdue(today)).ThenBy(row => row.IsOverdue(today) ? row.Due : null)
            .ThenByDescending(row => row.NewsAt ?? row.CreatedAt).ThenBy(row => row.Id)];
    }

    public async Task<CommitmentRow?> FindAsync(Guid id, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await db.Commitments.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellation);
    }

    /// <returns>Newest first, with the names of who did it.</returns>
    public async Task<IReadOnlyList<CommitmentChange>> HistoryAsync(Guid id, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await db.CommitmentEvents.AsNoTracking().Where(row => row.Commitment == id).OrderByDescending(row => row.Id)
            .Select(row => new CommitmentChange(row.At, db.Users.Where(user => user.Id == row.Actor).Select(user => user.UserName).FirstOrDefault(), row.Kind, row.Status))
            .ToListAsync(cancellation);
    }

    /// <returns>The new entry's id; null where the draft has problems.</returns>
    public async Task<Guid?> DraftAsync(Guid actor, CommitmentDraft draft, CancellationToken cancellation)
    {
        if (draft.Problems().Count > 0) return null;
        var now = time.GetUtcNow();
        var row = new CommitmentRow { Id = Guid.CreateVersion7(now), Topics = "", Author = actor, CreatedAt = now, IsDemo = options.IsDemo };
        row.Take(draft);
        await audited.RunAsync(actor.ToString(), "commitment.drafted", db =>
        {
            db.Commitments.Add(row);
            Note(db, row, actor, CommitmentEventKind.Drafted);
            return Task.FromResult<string?>(row.Id.ToString());
        }, cancellation);
        return row.Id;
    }

    /// <summary>Changes an entry. Where it is published, another status is news; other words alone are not.</summary>
    /// <param name="version">The version that was read.</param>
    public Task<LedgerResult> ChangeAsync(Guid actor, Guid id, int version, CommitmentDraft draft, CancellationToken cancellation) =>
        RunAsync(actor, id, version, "commitment.changed", async (db, row) =>
        {
            if ((row.IsPublished ? draft.PublishingProblems() : draft.Problems()) is { Count: > 0 } problems) return new LedgerResult.Problems(problems);
            if ((row.IsPublished || row.Author != actor) && !await IsAnalystAsync(db, actor, cancellation)) return new LedgerResult.NotAllowed();
            var isNews = row.IsPublished && row.Status != draft.Status;
            var kind = row.Status == draft.Status ? CommitmentEventKind.Edited : CommitmentEventKind.StatusChanged;
            row.Take(draft);
            Note(db, row, actor, kind);
            if (isNews) await TellAsync(db, row, cancellation);
            return new LedgerResult.Done();
        }, cancellation);

    /// <summary>Shows an entry to everybody and has it told to those it concerns.</summary>
    public Task<LedgerResult> PublishAsync(Guid actor, Guid id, int version, CancellationToken cancellation) =>
        RunAsync(actor, id, version, "commitment.published", async (db, row) =>
        {
            if (!await IsAnalystAsync(db, actor, cancellation)) return new LedgerResult.NotAllowed();
            if (row.IsPublished) return new LedgerResult.Stale();
            if (row.Draft.PublishingProblems() is { Count: > 0 } problems) return new LedgerResult.Problems(problems);
            row.PublishedAt = time.GetUtcNow();
            row.Version++;
            Note(db, row, actor, CommitmentEventKind.Published);
            await TellAsync(db, row, cancellation);
            return new LedgerResult.Done();
        }, cancellation);

    /// <summary>Takes an entry back from the public; what was already told stays told.</summary>
    public Task<LedgerResult> WithdrawAsync(Guid actor, Guid id, int version, CancellationToken cancellation) =>
        RunAsync(actor, id, version, "commitment.withdrawn", async (db, row) =>
        {
            if (!await IsAnalystAsync(db, actor, cancellation)) return new LedgerResult.NotAllowed();
            if (!row.IsPublished) return new LedgerResult.Stale();
            (row.PublishedAt, row.NewsAt) = (null, null);
            row.Version++;
            Note(db, row, actor, CommitmentEventKind.Withdrawn);
            return new LedgerResult.Done();
        }, cancellation);

    private async Task<LedgerResult> RunAsync(
        Guid actor, Guid id, int version, string action, Func<ParticipationDb, CommitmentRow, Task<LedgerResult>> work, CancellationToken cancellation)
    {
        LedgerResult result = new LedgerResult.Stale();
        try
        {
            await audited.RunAsync(actor.ToString(), action, async db =>
            {
                if (await db.Commitments.SingleOrDefaultAsync(row => row.Id == id && row.Version == version, cancellation) is not { } row) return null;
                result = await work(db, row);
                return result is LedgerResult.Done ? id.ToString() : null;
            }, cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Someone else saved between the reading and the writing.
            return new LedgerResult.Stale();
        }
        return result;
    }

    private Task TellAsync(ParticipationDb db, CommitmentRow row, CancellationToken cancellation)
    {
        row.NewsAt = time.GetUtcNow();
        return announcer.AddAsync(db, CommitmentNews.KindName, row.Id.ToString(), cancellation);
    }

    private void Note(ParticipationDb db, CommitmentRow row, Guid actor, CommitmentEventKind kind) =>
        db.CommitmentEvents.Add(new CommitmentEventRow { Commitment = row.Id, At = time.GetUtcNow(), Actor = actor, Kind = kind, Status = row.Status });

    private static Task<bool> IsAnalystAsync(ParticipationDb db, Guid actor, CancellationToken cancellation) =>
        db.UserRoles.AnyAsync(held => held.UserId == actor && db.Roles.Any(role => role.Id == held.RoleId && role.Name == StaffRoles.Analyst), cancellation);
}

/// <param name="Who">Null where the person is gone.</param>
public sealed record CommitmentChange(DateTimeOffset At, string? Who, CommitmentEventKind Kind, CommitmentStatus Status);

/// <summary>What came of a change.</summary>
public abstract record LedgerResult
{
    public sealed record Done : LedgerResult;

    /// <summary>Someone else changed it meanwhile, or it is already so.</summary>
    public sealed record Stale : LedgerResult;

    public sealed record NotAllowed : LedgerResult;

    /// <param name="Keys">Keys of the texts that say what is wrong.</param>
    public sealed record Problems(IReadOnlyList<string> Keys) : LedgerResult;
}
