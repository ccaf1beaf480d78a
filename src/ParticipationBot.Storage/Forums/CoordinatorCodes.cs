using Microsoft.EntityFrameworkCore;
using ParticipationBot.Participation.Forums;
using ParticipationBot.Storage.Audit;

namespace ParticipationBot.Storage.Forums;

/// <summary>
/// One-time codes with which a signed-in coordinator takes a forum. Five wrong ones in an hour and the person waits an hour: of 2^50
/// codes that leaves nothing to guess.
/// </summary>
public sealed class CoordinatorCodes(AuditedWork audited, TimeProvider time)
{
    public const int MostWrong = 5;

    public static TimeSpan Lock { get; } = TimeSpan.FromHours(1);

    /// <summary>Makes a forum's code; an unused earlier one is worth nothing from now on.</summary>
    /// <returns>The code, to be shown once; null where the forum is unknown or closed.</returns>
    public async Task<string?> IssueAsync(Guid actor, Guid forum, CancellationToken cancellation)
    {
        var code = CoordinatorCode.New();
        var done = await audited.RunAsync(actor.ToString(), "forum.code_issued", async db =>
        {
            if (!await db.Forums.AnyAsync(row => row.Id == forum && !row.IsClosed, cancellation)) return null;
            await db.ForumCodes.Where(row => row.Forum == forum).ExecuteDeleteAsync(cancellation);
            db.ForumCodes.Add(new ForumCodeRow { Hash = CoordinatorCode.Hash(code), Forum = forum, ExpiresAt = time.GetUtcNow() + CoordinatorCode.Lifetime });
            return forum.ToString();
        }, cancellation);
        return done ? code : null;
    }

    /// <summary>Uses a code up.</summary>
    public async Task<CodeResult> RedeemAsync(Guid staff, string? typed, CancellationToken cancellation)
    {
        CodeResult result = new CodeResult.Wrong();
        await audited.RunAsync(staff.ToString(), "forum.code_tried", async db =>
        {
            result = await TryAsync(db, staff, typed, cancellation);
            return result switch { CodeResult.Locked => null, CodeResult.Done done => done.Forum.ToString(), _ => staff.ToString() };
        }, cancellation);
        return result;
    }

    /// <summary>Uses a code up in a transaction under way.</summary>
    internal async Task<CodeResult> TryAsync(ParticipationDb db, Guid staff, string? typed, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (await LockedUntilAsync(db, staff, now, cancellation) is { } until) return new CodeResult.Locked(until);
        if (await UseAsync(db, staff, typed, now, cancellation) is not { } forum) return new CodeResult.Wrong();
        await db.ForumCodeTries.Where(row => row.Staff == staff).ExecuteDeleteAsync(cancellation);
        return new CodeResult.Done(forum);
    }

    /// <summary>Counts the try before the code is looked at, in one statement each, so that tries at the same moment all count.</summary>
    private static async Task<DateTimeOffset?> LockedUntilAsync(ParticipationDb db, Guid staff, DateTimeOffset now, CancellationToken cancellation)
    {
        var begun = now - Lock;
        await db.ForumCodeTries.Where(row => row.Staff == staff && row.Since <= begun).ExecuteDeleteAsync(cancellation);
        var counted = await db.ForumCodeTries.Where(row => row.Staff == staff && row.Wrong < MostWrong)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Wrong, row => row.Wrong + 1).SetProperty(row => row.Since, now), cancellation);
        if (counted > 0) return null;
        if (await db.ForumCodeTries.AsNoTracking().SingleOrDefaultAsync(row => row.Staff == staff, cancellation) is { } tries) return tries.Since + Lock;
        db.ForumCodeTries.Add(new ForumCodeTriesRow { Staff = staff, Wrong = 1, Since = now });
        // At once: where a second first try comes at the same moment, one of the two fails here and has tried nothing.
        await db.SaveChangesAsync(cancellation);
        return null;
    }

    private static async Task<Guid?> UseAsync(ParticipationDb db, Guid staff, string? typed, DateTimeOffset now, CancellationToken cancellation)
    {
        if (CoordinatorCode.Parse(typed) is not { } code) return null;
        var hash = CoordinatorCode.Hash(code);
        var row = await db.ForumCodes.AsNoTracking().SingleOrDefaultAsync(found => found.Hash == hash && found.ExpiresAt > now, cancellation);
        // The delete is what uses it up: of two people at the same moment one finds nothing to delete.
        if (row is null || await db.ForumCodes.Where(found => found.Hash == hash).ExecuteDeleteAsync(cancellation) == 0) return null;
        if (await db.ForumCoordinators.FindAsync([row.Forum, staff], cancellation) is null)
            db.ForumCoordinators.Add(new ForumCoordinatorRow { Forum = row.Forum, Staff = staff, Since = now });
        return row.Forum;
    }
}

/// <summary>What came of typing a code.</summary>
public abstract record CodeResult
{
    public sealed record Done(Guid Forum) : CodeResult;

    /// <summary>Unknown, used, replaced or too old: they are not told apart.</summary>
    public sealed record Wrong : CodeResult;

    public sealed record Locked(DateTimeOffset Until) : CodeResult;
}
