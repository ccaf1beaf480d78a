using Microsoft.EntityFrameworkCore;
using ParticipationBot.Safeguarding.Cases;
using ParticipationBot.Safeguarding.Screening;
using ParticipationBot.Storage.Cases.Notices;
using ParticipationBot.Storage.Duty;
using ParticipationBot.Storage.Outbox;
using ParticipationBot.Storage.Timers;

namespace ParticipationBot.Storage.Recovery;

/// <summary>
/// After a clock that was ahead has been put right, moments set meanwhile lie days away and would hold everything up. Nothing is ever
/// further away than it would be if it were set now; whatever is, is brought to that.
/// </summary>
public sealed class ClockGuard(IDbContextFactory<ParticipationDb> databases, WriterGate gate, HelplineOptions options, TimeProvider time)
{
    private static readonly TimeSpan LongestSendPause = TimeSpan.FromHours(2);
    private static readonly TimeSpan LongestNoticePause = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestKeyLock = TimeSpan.FromHours(1);

    /// <returns>How many moments were brought nearer.</returns>
    public async Task<int> PullAsync(CancellationToken cancellation)
    {
        using var pass = await gate.EnterAsync(cancellation);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var now = time.GetUtcNow();
        var (send, notice, locked) = (now + LongestSendPause, now + LongestNoticePause, now + LongestKeyLock);
        var pulled = await db.Outbox.Where(row => row.Status == OutboxStatus.Waiting && row.NotBefore > send)
            .ExecuteUpdateAsync(update => update.SetProperty(row => row.NotBefore, now), cancellation);
        pulled += await db.Notices.Where(row => row.Status == NoticeStatus.Waiting && row.NotBefore > notice)
            .ExecuteUpdateAsync(update => update.SetProperty(row => row.NotBefore, now), cancellation);
        pulled += await db.CounsellorKeys.Where(row => row.LockedUntil > locked).ExecuteUpdateAsync(update => update.SetProperty(row => row.LockedUntil, locked), cancellation);
        foreach (var urgency in Enum.GetValues<Urgency>()) pulled += await PullCasesAsync(db, urgency, now, cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return pulled;
    }

    private async Task<int> PullCasesAsync(ParticipationDb db, Urgency urgency, DateTimeOffset now, CancellationToken cancellation)
    {
        var deadlines = options.Deadlines;
        var (look, answer, step) = (now + deadlines.Acknowledge(urgency), now + deadlines.Answer(urgency), now + deadlines.Step(urgency));
        var pulled = 0;
        foreach (var found in await db.Cases.Where(row => row.Urgency == urgency && row.Status != CaseStatus.Closed && (row.LookBy > look || row.AnswerBy > answer)).ToListAsync(cancellation))
        {
            if (found.LookBy > look) found.LookBy = look;
            if (found.AnswerBy > answer) found.AnswerBy = answer;
            await TimerStore.SetAsync(db, TimerStore.Case, found.Id.ToString(), found.Clock.Next, cancellation);
            pulled++;
        }
        // Deadlines that have passed are called again step by step; a step, too, is never further away than one.
        var latest = new[] { look, answer, step }.Max();
        var late = await db.Timers.Where(timer => timer.Kind == TimerStore.Case && timer.Due > latest).ToListAsync(cancellation);
        var ids = late.ConvertAll(timer => Guid.Parse(timer.Subject));
        var mine = await db.Cases.Where(row => ids.Contains(row.Id) && row.Urgency == urgency).Select(row => row.Id).ToListAsync(cancellation);
        foreach (var timer in late.Where(timer => mine.Contains(Guid.Parse(timer.Subject))))
        {
            timer.Due = step;
            pulled++;
        }
        return pulled;
    }
}
