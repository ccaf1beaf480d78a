using Microsoft.EntityFrameworkCore;

namespace ParticipationBot.Storage.Commitments;

/// <summary>What children and the public get to read of the ledger: the newest news first.</summary>
public sealed class PublishedCommitments(IDbContextFactory<ParticipationDb> databases)
{
    public async Task<CommitmentPage> PageAsync(int skip, int take, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await PageAsync(db, skip, take, cancellation);
    }

    internal static async Task<CommitmentPage> PageAsync(ParticipationDb db, int skip, int take, CancellationToken cancellation)
    {
        var published = db.Commitments.AsNoTracking().Where(row => row.PublishedAt != null);
        var count = await published.CountAsync(cancellation);
        return new CommitmentPage(
            await published.OrderByDescending(row => row.NewsAt).ThenByDescending(row => row.Id).Skip(skip).Take(take).ToListAsync(cancellation), count);
    }
}

/// <param name="Count">Of all that are published.</param>
public sealed record CommitmentPage(IReadOnlyList<CommitmentRow> Rows, int Count);
