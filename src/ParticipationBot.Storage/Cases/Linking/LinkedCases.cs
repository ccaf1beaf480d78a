using Microsoft.EntityFrameworkCore;
using ParticipationBot.Safeguarding.Cases;
using ParticipationBot.Safeguarding.Sealing;
using ParticipationBot.Storage.Cases.Timeline;

namespace ParticipationBot.Storage.Cases.Linking;

/// <summary>The cases that came from one chat. Whose chat it is nobody learns: it is found by its keyed hash.</summary>
public sealed class LinkedCases(IDbContextFactory<ParticipationDb> databases)
{
    /// <param name="staff">Who looks: a case none of whose texts their key opens is counted, but not named.</param>
    public async Task<LinkedCaseList> OfAsync(Guid staff, Guid id, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var lane = await db.Cases.Where(row => row.Id == id).Select(row => row.Lane).SingleOrDefaultAsync(cancellation);
        if (lane is null) return LinkedCaseList.None;
        var others = await db.Cases.AsNoTracking().Where(row => row.Lane == lane && row.Id != id).OrderByDescending(row => row.OpenedAt).ToListAsync(cancellation);
        if (others.Count == 0) return LinkedCaseList.None;
        var key = await db.CounsellorKeys.Where(row => row.Staff == staff && row.RetiredAt == null).Select(row => (Guid?)row.KeyId).SingleOrDefaultAsync(cancellation);
        var ids = others.ConvertAll(row => row.Id);
        var texts = await db.CaseMessages.AsNoTracking().Where(row => ids.Contains(row.Case)).Select(row => new { row.Case, row.Sealed }).ToListAsync(cancellation);
        var openable = texts.Where(row => key is { } mine && SealedText.FromBytes(row.Sealed).IsFor(mine)).Select(row => row.Case).ToHashSet();
        return new LinkedCaseList(
            others.Count, [.. others.Where(row => openable.Contains(row.Id)).Select(row => new LinkedCase(row.Id, row.Code, row.Status, row.OpenedAt))]);
    }

    /// <summary>A code that was joined to an older case, on an old notice or in somebody's notes, still leads there.</summary>
    /// <returns>The code of the case that has the thread now; null where the code was never one.</returns>
    public async Task<string?> FollowAsync(string code, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await (
            from merged in db.CaseEvents.Where(row => row.Kind == CaseEventKind.Merged && row.Detail == code)
            join found in db.Cases on merged.Case equals found.Id
            orderby merged.Id descending
            select found.Code).FirstOrDefaultAsync(cancellation);
    }
}

/// <param name="Count">All other cases of the same child.</param>
/// <param name="Openable">Those of them that the reader can open, newest first.</param>
public sealed record LinkedCaseList(int Count, IReadOnlyList<LinkedCase> Openable)
{
    public static LinkedCaseList None { get; } = new(0, []);
}

public sealed record LinkedCase(Guid Id, string Code, CaseStatus Status, DateTimeOffset OpenedAt);
