using ParticipationBot.Safeguarding.Cases;
using ParticipationBot.Safeguarding.Deadlines;
using ParticipationBot.Safeguarding.Screening;

namespace ParticipationBot.Storage.Cases;

/// <summary>A case as the queue shows it: nothing that was said.</summary>
public sealed record CaseSummary(
    Guid Id, string Code, CaseStatus Status, Urgency Urgency, HarmKind? Kind, CaseOrigin Origin, string Channel, string? Language, string? AgeBand,
    string? Region, bool WantsReply, Guid? Owner, bool IsDemo, DateTimeOffset OpenedAt, DateTimeOffset LastMessageAt, DateTimeOffset? AcknowledgedAt,
    DateTimeOffset? AnsweredAt, DateTimeOffset? LookBy, DateTimeOffset? AnswerBy, EscalationStep Escalation)
{
    /// <summary>When a person must have acted next; null where nothing is due.</summary>
    public DateTimeOffset? Due => Status == CaseStatus.Closed ? null : new CaseClock(LookBy, AnswerBy).Next;

    internal static CaseSummary Of(CaseRow row) => new(
        row.Id, row.Code, row.Status, row.Urgency, row.Kind, row.Origin, row.Channel, row.Language, row.AgeBand, row.Region, row.WantsReply, row.Owner,
        row.IsDemo, row.OpenedAt, row.LastMessageAt, row.AcknowledgedAt, row.AnsweredAt, row.LookBy, row.AnswerBy, row.Escalation);
}

/// <summary>A message of a case, opened.</summary>
/// <param name="Text">Null where there are no words: a wish alone, or a text that is not sealed to this person.</param>
/// <param name="Kind">What screening took a child's message for.</param>
/// <param name="Reasons">What fired the screening.</param>
/// <param name="IsSealedToOthers">True where this person's key does not open it.</param>
public sealed record CaseMessage(
    Guid Id, CaseAuthor Author, Guid? Staff, DateTimeOffset At, string? Text, string? Kind, string? Urgency, IReadOnlyList<string> Reasons,
    DeliveryState Delivery, bool IsSealedToOthers = false)
{
    /// <summary>The helper's message that this one corrects.</summary>
    public Guid? Corrects { get; init; }
}

/// <summary>How a person ends a case.</summary>
/// <param name="Words">For colleagues; sealed.</param>
/// <param name="FalseAlarm">Where screening was wrong: what the text was instead. Only counted.</param>
public sealed record Closing(ClosingReason Reason, string? Words = null, FalseAlarmReason? FalseAlarm = null);

public enum CloseResult { Done, ClosedAlready, Stale, NeedsSecondReader }

/// <summary>Why a person closed a case.</summary>
public enum ClosingReason { Answered, Referred, NoDanger, ChildLeft, Duplicate, Test }

/// <summary>What became of an answer.</summary>
public enum ReplyResult { Sent, Unreachable, Stale, TooLong, Closed }
