using Microsoft.EntityFrameworkCore;
using ParticipationBot.Storage;
using ParticipationBot.Storage.Exploration;
using ParticipationBot.Storage.Keys;

namespace ParticipationBot.Insights.Exploring;

/// <summary>The counts for the Explore page. Counted anew at most once an hour, and shown anew only in steps of at least ten children.</summary>
public sealed class Explorations(IDbContextFactory<ParticipationDb> databases, Pseudonyms pseudonyms, WriterGate gate, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Least = TimeSpan.FromHours(1);
    private readonly SemaphoreSlim one = new(1);
    private readonly LiveTally real = new(databases, pseudonyms, time, isDemo: false), demo = new(databases, pseudonyms, time, isDemo: true);

    public async Task<Exploration> ReadAsync(bool isDemo, CancellationToken cancellation)
    {
        var shown = await LatestAsync(isDemo, cancellation);
        if (shown is { IsEmpty: false } && time.GetUtcNow() - shown.CountedAt < Least) return shown;
        await one.WaitAsync(cancellation);
        try
        {
            var tally = await (isDemo ? demo : real).RefreshAsync(cancellation);
            var now = ExplorationBuilder.Build(tally, isDemo, time.GetUtcNow(), shown);
            // So few children: nothing is shown, so there is nothing to keep.
            if (now.IsEmpty) return now;
            await KeepAsync(now, cancellation);
            return now;
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>Whether there are views that the demo made.</summary>
    public async Task<(bool Real, bool Demo)> KindsAsync(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return (await db.Views.AnyAsync(row => !row.IsDemo, cancellation), await db.Views.AnyAsync(row => row.IsDemo, cancellation));
    }

    public void Dispose() => one.Dispose();

    private async Task<Exploration?> LatestAsync(bool isDemo, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var row = await db.Explorations.AsNoTracking().Where(each => each.IsDemo == isDemo).OrderByDescending(each => each.CountedAt).FirstOrDefaultAsync(cancellation);
        return row is null ? null : Exploration.FromBytes(row.Content);
    }

    private async Task KeepAsync(Exploration now, CancellationToken cancellation)
    {
        using var pass = await gate.EnterAsync(cancellation);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var old = now.CountedAt.AddDays(-7);
        await db.Explorations.Where(row => row.CountedAt < old).ExecuteDeleteAsync(cancellation);
        db.Explorations.Add(new ExplorationRow { Id = Guid.CreateVersion7(now.CountedAt), IsDemo = now.IsDemo, CountedAt = now.CountedAt, Content = now.ToBytes() });
        await db.SaveChangesAsync(cancellation);
    }
}
