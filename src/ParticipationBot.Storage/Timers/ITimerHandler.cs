namespace ParticipationBot.Storage.Timers;

/// <summary>Does what a kind of timer is for, in the transaction that settles the timer: it happens once, whichever replica fires it.</summary>
internal interface ITimerHandler
{
    /// <summary>The timers' <see cref="TimerRow.Kind"/>.</summary>
    string Kind { get; }

    /// <returns>When to fire again; null where the timer has done its work.</returns>
    Task<DateTimeOffset?> FireAsync(ParticipationDb db, TimerRow timer, CancellationToken cancellation);
}
