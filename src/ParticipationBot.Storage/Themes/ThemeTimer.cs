using Microsoft.EntityFrameworkCore;
using ParticipationBot.Storage.Duty;
using ParticipationBot.Storage.Timers;

namespace ParticipationBot.Storage.Themes;

/// <summary>
/// Calls for the themes to be built, once a night and on one replica. The build takes minutes, so it does not run inside the timer's transaction:
/// the timer only sets the signal that the replica's worker waits for.
/// </summary>
internal sealed class ThemeTimer(ThemeSignal signal, HelplineOptions local, TimeProvider time) : ITimerHandler
{
    public string Kind => ThemeSignal.TimerKind;

    public Task<DateTimeOffset?> FireAsync(ParticipationDb db, TimerRow timer, CancellationToken cancellation)
    {
        signal.Set();
        return Task.FromResult<DateTimeOffset?>(ThemeSignal.NextNight(time.GetUtcNow(), local.LocalOffset));
    }
}

/// <summary>From the nightly timer to whoever builds the themes.</summary>
public sealed class ThemeSignal(IDbContextFactory<ParticipationDb> databases, WriterGate gate, HelplineOptions local, TimeProvider time) : IDisposable
{
    internal const string TimerKind = "themes";
    private static readonly TimeSpan Hour = TimeSpan.FromHours(3);
    private readonly SemaphoreSlim due = new(0, 1);

    /// <summary>Waits until the timer fires on this replica.</summary>
    public Task WaitAsync(CancellationToken cancellation) => due.WaitAsync(cancellation);

    /// <summary>Makes sure that the timer is set.</summary>
    public async Task StartAsync(CancellationToken cancellation)
    {
        using var pass = await gate.EnterAsync(cancellation);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        if (await db.Timers.AnyAsync(timer => timer.Kind == TimerKind, cancellation)) return;
        await TimerStore.SetAsync(db, TimerKind, "all", NextNight(time.GetUtcNow(), local.LocalOffset), cancellation);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            // Two hosts began at once, and the other was first. Anything else is a fault.
            db.ChangeTracker.Clear();
            if (!await db.Timers.AnyAsync(timer => timer.Kind == TimerKind, cancellation)) throw;
        }
    }

    /// <summary>The last time at which the themes ought to have been built.</summary>
    public DateTimeOffset LastNight => NextNight(time.GetUtcNow(), local.LocalOffset).AddDays(-1);

    public void Dispose() => due.Dispose();

    internal void Set()
    {
        if (due.CurrentCount == 0) due.Release();
    }

    /// <summary>Three in the morning, local time, when few children write.</summary>
    internal static DateTimeOffset NextNight(DateTimeOffset now, TimeSpan offset)
    {
        var night = new DateTimeOffset(now.ToOffset(offset).Date, offset) + Hour;
        return (night > now ? night : night.AddDays(1)).ToUniversalTime();
    }
}
