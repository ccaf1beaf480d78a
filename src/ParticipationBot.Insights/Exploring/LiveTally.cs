using System.Buffers.Binary;
using Microsoft.EntityFrameworkCore;
using ParticipationBot.Storage;
using ParticipationBot.Storage.Keys;

namespace ParticipationBot.Insights.Exploring;

/// <summary>Keeps a tally up to date with the database: new views are added, and once a day everything is counted anew, for what was deleted or relabelled meanwhile.</summary>
internal sealed class LiveTally(IDbContextFactory<ParticipationDb> databases, Pseudonyms pseudonyms, TimeProvider time, bool isDemo)
{
    // Transactions that began earlier may commit later; adding again does no harm.
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(10);

    // Children answer about themselves after their first view, seldom on a later day.
    private static readonly TimeSpan ProfilesSettle = TimeSpan.FromDays(1);
    private static readonly TimeSpan Kazakhstan = TimeSpan.FromHours(5);
    private readonly HashSet<string> polls = new(StringComparer.Ordinal);
    private VoiceTally tally = new();
    private DateTimeOffset counted = DateTimeOffset.MinValue, countedAnew = DateTimeOffset.MinValue;
    private int settled;

    /// <summary>Not for two callers at once.</summary>
    public async Task<VoiceTally> RefreshAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellation);
        // Looking for polls among what is new; a first look goes through everything.
        var since = counted == DateTimeOffset.MinValue ? counted : counted - Overlap;
        var names = await db.Views.Where(row => row.IsDemo == isDemo && row.CreatedAt >= since).Select(row => row.Poll).Distinct().ToListAsync(cancellation);
        // Profiles of a poll's pseudonyms are found only by going through all children.
        var isAnew = now - countedAnew >= TimeSpan.FromDays(1) || !names.TrueForAll(polls.Contains) || await SettledAsync(db, counted, cancellation) != settled;
        if (isAnew)
        {
            (tally, countedAnew, counted) = (new VoiceTally(), now, DateTimeOffset.MinValue);
            polls.UnionWith(names);
        }
        var (views, children) = isAnew ? (DateTimeOffset.MinValue, DateTimeOffset.MinValue) : (counted - Overlap, counted - ProfilesSettle);
        await AddViewsAsync(db, views, cancellation);
        await AddChildrenAsync(db, children, cancellation);
        (counted, settled) = (now, await SettledAsync(db, now, cancellation));
        return tally;
    }

    /// <summary>Views that were counted and should not change any more. Where their number changes, some were deleted or came in late.</summary>
    private static Task<int> SettledAsync(ParticipationDb db, DateTimeOffset at, CancellationToken cancellation)
    {
        if (at == DateTimeOffset.MinValue) return Task.FromResult(0);
        var until = at - Overlap;
        // Of both kinds: the index on the moment alone answers it.
        return db.Views.CountAsync(row => row.CreatedAt < until, cancellation);
    }

    private async Task AddViewsAsync(ParticipationDb db, DateTimeOffset since, CancellationToken cancellation)
    {
        var rows = db.Views.AsNoTracking().Where(row => row.IsDemo == isDemo);
        if (since > DateTimeOffset.MinValue) rows = rows.Where(row => row.CreatedAt >= since);
        await foreach (var view in rows.Select(row => new { row.Pseudonym, row.Topics, row.Language, row.CreatedAt }).AsAsyncEnumerable().WithCancellation(cancellation))
            tally.Add(Key(view.Pseudonym), view.Topics, view.Language, DateOnly.FromDateTime(view.CreatedAt.ToOffset(Kazakhstan).DateTime));
    }

    private async Task AddChildrenAsync(ParticipationDb db, DateTimeOffset since, CancellationToken cancellation)
    {
        var rows = db.Participants.AsNoTracking().Where(row => row.IsDemo == isDemo);
        if (since > DateTimeOffset.MinValue) rows = rows.Where(row => row.CreatedAt >= since);
        await foreach (var child in rows.Select(row => new { row.Id, row.AgeBand, row.Sex, row.Region, row.Settlement }).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            var profile = VoiceProfile.Of(child.AgeBand, child.Sex, child.Region, child.Settlement);
            foreach (var poll in polls) tally.Tell(Key(pseudonyms.InPoll(child.Id, poll)), profile);
        }
    }

    // Half of the hash tells children apart as well as the whole, and takes half the memory.
    private static UInt128 Key(byte[] pseudonym) => BinaryPrimitives.ReadUInt128BigEndian(pseudonym);
}
