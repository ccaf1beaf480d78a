using ParticipationBot.Storage.Audit;
using ParticipationBot.Storage.Cases.Timeline;

namespace ParticipationBot.Storage.Cases;

/// <summary>Runs a person's change to a case: locked, audited, in one transaction; then wakes the senders and the open pages.</summary>
public sealed class CaseWork(AuditedWork audited, CaseTimeline timeline, OutboxSignal outbox, LiveUpdates live)
{
    internal CaseTimeline Timeline => timeline;

    /// <param name="change">Returns false where there was nothing to do: nothing is saved and nothing recorded.</param>
    internal async Task<bool> ChangeAsync(
        Guid staff, string action, Guid id, Func<ParticipationDb, CaseRow, Task<bool>> change, CancellationToken cancellation)
    {
        var done = await audited.RunAsync(staff.ToString(), action, async db =>
        {
            var found = await CaseLock.FindAsync(db, id, cancellation) ?? throw new InvalidOperationException($"There is no case {id}.");
            return await change(db, found) ? found.Code : null;
        }, cancellation);
        if (!done) return false;
        outbox.Set();
        live.Tell(LiveSubject.Cases);
        return true;
    }
}
