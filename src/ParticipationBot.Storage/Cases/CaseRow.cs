using ParticipationBot.Safeguarding.Cases;
using ParticipationBot.Safeguarding.Deadlines;
using ParticipationBot.Safeguarding.Screening;

namespace ParticipationBot.Storage.Cases;

/// <summary>A disclosure on its way. What was said stands sealed in its messages.</summary>
public sealed class CaseRow
{
    public required Guid Id { get; set; }

    /// <summary>Short name for people, "K-7F3Q"; says nothing about the child.</summary>
    public required string Code { get; set; }

    /// <summary>The child's chat, for the relay; a keyed hash.</summary>
    public required byte[] Lane { get; set; }
    public required string Channel { get; set; }
    public CaseOrigin Origin { get; set; }
    public CaseStatus Status { get; set; }
    public Urgency Urgency { get; set; }
    public HarmKind? Kind { get; set; }
    public string? Language { get; set; }
    public string? AgeBand { get; set; }
    public string? Region { get; set; }

    /// <summary>The child has said yes to "Do you want a person to answer you here?"</summary>
    public bool WantsReply { get; set; }
    public Guid? Owner { get; set; }
    public bool IsDemo { get; set; }
    public required DateTimeOffset OpenedAt { get; set; }
    public DateTimeOffset? AcknowledgedAt { get; set; }
    public DateTimeOffset? AnsweredAt { get; set; }
    public DateTimeOffset? ClosedAt { get; set; }
    /// <summary>When the child last wrote.</summary>
    public required DateTimeOffset LastMessageAt { get; set; }

    /// <summary>The moment of the newest sealed text of anyone.</summary>
    public DateTimeOffset LastEntryAt { get; set; }

    /// <summary>Someone must have looked by then; null where someone has.</summary>
    public DateTimeOffset? LookBy { get; set; }

    /// <summary>The child must have heard from a person by then; null where nothing waits.</summary>
    public DateTimeOffset? AnswerBy { get; set; }

    /// <summary>How far up the chain people were called for what is due.</summary>
    public EscalationStep Escalation { get; set; }

    /// <summary>It was in immediate danger at some time: two people read it before it is closed.</summary>
    public bool NeedsSecondReader { get; set; }
    public Guid? SecondReader { get; set; }

    /// <summary>The second of two people who said that this case must be kept; null where its term counts.</summary>
    public Guid? HeldBy { get; set; }

    /// <summary>What sent the child's first text here; null where the child asked for a person. A name of a method, nothing of the text.</summary>
    public ScreeningSource? FiredBy { get; set; }
    internal CaseClock Clock => new(LookBy, AnswerBy);
    public List<CaseMessageRow> Messages { get; } = [];
}

public sealed class CaseMessageRow
{
    public required Guid Id { get; set; }
    public required Guid Case { get; set; }
    public CaseAuthor Author { get; set; }
    public Guid? Staff { get; set; }
    public required DateTimeOffset At { get; set; }

    /// <summary>The sealed text and, for a child's message, why screening sent it here (JSON of <c>SealedText</c>).</summary>
    public required byte[] Sealed { get; set; }
    public DeliveryState Delivery { get; set; }

    /// <summary>The helper's message that this one is a correction of.</summary>
    public Guid? Corrects { get; set; }

    /// <summary>The channel's number of the message that the child sees, once delivered.</summary>
    public long? ChannelMessage { get; set; }
}

/// <summary>
/// How far a helper's message has come. Of a correction: <see cref="Edited"/> where the child's message was changed in its place,
/// <see cref="Delivered"/> where it had to come as a message of its own.
/// </summary>
public enum DeliveryState { None, Sending, Delivered, Failed, Edited }
