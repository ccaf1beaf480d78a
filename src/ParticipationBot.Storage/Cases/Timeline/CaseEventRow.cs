using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ParticipationBot.Storage.Cases.Timeline;

/// <summary>A step of a case's way: who did what and when. Codes and ids only; words stand sealed in the messages.</summary>
public sealed class CaseEventRow
{
    public long Id { get; set; }
    public required Guid Case { get; set; }
    public required DateTimeOffset At { get; set; }
    public CaseEventKind Kind { get; set; }

    /// <summary>Null where the program did it.</summary>
    public Guid? Actor { get; set; }

    /// <summary>A code: an urgency, a step of the chain, a reason, an id.</summary>
    public string? Detail { get; set; }
}

/// <summary>What can happen to a case.</summary>
public enum CaseEventKind
{
    Opened, ChildWrote, WishedReply, Reopened, Raised, Called, LookOverdue, AnswerOverdue, NoticeFailed, Acknowledged, Read, Answered, Delivered,
    DeliveryFailed, Noted, UrgencyChanged, KindChanged, HandedOver, Resealed, SecondRead, Referred, ReferralOutcome, Helped, ChildLeft, Closed, Merged,
    HoldAsked, Held, HoldReleased, RevealAsked, Revealed, ExportAsked, Exported, ExportAgreed, Corrected, CorrectionFailed,
}

internal sealed class CaseEventTable : IEntityTypeConfiguration<CaseEventRow>
{
    public void Configure(EntityTypeBuilder<CaseEventRow> table)
    {
        table.ToTable("CaseEvents");
        table.Property(row => row.Kind).HasConversion<string>();
        table.HasIndex(row => new { row.Case, row.Id });
    }
}

/// <summary>Writes the timeline in the transaction under way.</summary>
public sealed class CaseTimeline(TimeProvider time)
{
    internal void Add(ParticipationDb db, Guid found, CaseEventKind kind, Guid? actor = null, string? detail = null) =>
        db.CaseEvents.Add(new CaseEventRow { Case = found, At = time.GetUtcNow(), Kind = kind, Actor = actor, Detail = detail });
}
