using ParticipationBot.Safeguarding.Cases;
using ParticipationBot.Safeguarding.Deadlines;
using ParticipationBot.Storage.Cases.Notices;
using ParticipationBot.Storage.Cases.Timeline;
using ParticipationBot.Storage.Duty;
using ParticipationBot.Storage.Timers;

namespace ParticipationBot.Storage.Cases.Deadlines;

/// <summary>Keeps a case's deadlines and calls people up the chain. Never closes anything.</summary>
public sealed class CaseAlarm(HelplineTeam team, HelplineOptions options, StaffNotices notices, CaseTimeline timeline, TimeProvider time) : ITimerHandler
{
    public string Kind => TimerStore.Case;

    /// <summary>The child wrote: deadlines run, and where the case is new, reopened or more urgent, people are called from the first step.</summary>
    internal async Task ChildWroteAsync(ParticipationDb db, CaseRow found, bool callPeople, CancellationToken cancellation)
    {
        var clock = found.Clock.ChildWrote(found.Urgency, found.WantsReply, time.GetUtcNow(), options.Deadlines);
        await SetAsync(db, found, clock, cancellation);
        if (!callPeople) return;
        found.Escalation = await StepAsync(db, found, null, cancellation);
        if (!await CallAsync(db, found, NoticeReason.New, cancellation)) await NobodyReachedAsync(db, found, cancellation);
    }

    /// <summary>A person acted: what is no longer due is cleared, and the chain begins anew for what still is.</summary>
    internal static async Task SetAsync(ParticipationDb db, CaseRow found, CaseClock clock, CancellationToken cancellation)
    {
        (found.LookBy, found.AnswerBy) = (clock.LookBy, clock.AnswerBy);
        if (clock.LookBy is null) found.Escalation = EscalationStep.OnDuty;
        await TimerStore.SetAsync(db, TimerStore.Case, found.Id.ToString(), found.Status == CaseStatus.Closed ? null : clock.Next, cancellation);
    }

    /// <summary>A notice reached nobody: the next step is called at once instead of at its time.</summary>
    internal async Task NobodyReachedAsync(ParticipationDb db, CaseRow found, CancellationToken cancellation)
    {
        timeline.Add(db, found.Id, CaseEventKind.NoticeFailed, detail: found.Escalation.ToString());
        if (found.Clock.Next is not null && found.Escalation != EscalationStep.Fallback)
            await TimerStore.SetAsync(db, TimerStore.Case, found.Id.ToString(), time.GetUtcNow(), cancellation);
    }

    /// <summary>A deadline has passed, or the last step has had its time.</summary>
    public async Task<DateTimeOffset?> FireAsync(ParticipationDb db, TimerRow timer, CancellationToken cancellation)
    {
        var found = await CaseLock.FindAsync(db, Guid.Parse(timer.Subject), cancellation);
        if (found is null || found.Status == CaseStatus.Closed || found.Clock.Next is not { } next) return null;
        var now = time.GetUtcNow();
        var isFailedNotice = next > now;
        if (!isFailedNotice) timeline.Add(db, found.Id, found.LookBy <= now ? CaseEventKind.LookOverdue : CaseEventKind.AnswerOverdue);
        found.Escalation = await StepAsync(db, found, found.Escalation, cancellation);
        var isReached = await CallAsync(db, found, isFailedNotice ? NoticeReason.New : found.LookBy <= now ? NoticeReason.NotSeen : NoticeReason.NotAnswered, cancellation);
        if (!isReached) timeline.Add(db, found.Id, CaseEventKind.NoticeFailed, detail: found.Escalation.ToString());
        if (!isReached && found.Escalation != EscalationStep.Fallback) return now;
        var step = now + options.Deadlines.Step(found.Urgency);
        return isFailedNotice && next < step ? next : step;
    }

    private async Task<EscalationStep> StepAsync(ParticipationDb db, CaseRow found, EscalationStep? last, CancellationToken cancellation)
    {
        var callable = new HashSet<EscalationStep>();
        foreach (var step in Enum.GetValues<EscalationStep>())
            if ((await team.CalledAsync(db, step, found.Language, cancellation)).Count > 0) callable.Add(step);
        return last is { } from ? EscalationChain.After(from, callable.Contains) : EscalationChain.First(callable.Contains);
    }

    /// <returns>False where none of the channels leads to anybody of this step.</returns>
    private async Task<bool> CallAsync(ParticipationDb db, CaseRow found, NoticeReason reason, CancellationToken cancellation)
    {
        var people = await team.CalledAsync(db, found.Escalation, found.Language, cancellation);
        timeline.Add(db, found.Id, CaseEventKind.Called, detail: $"{found.Escalation}:{string.Join(',', people)}");
        return await notices.CallAsync(db, found, reason, people, cancellation);
    }
}
