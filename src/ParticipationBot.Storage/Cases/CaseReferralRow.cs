using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ParticipationBot.Storage.Cases;

/// <summary>A case was passed on to a service outside the helpline. Whom exactly and what was said stands sealed in a note.</summary>
public sealed class CaseReferralRow
{
    public required Guid Id { get; set; }
    public required Guid Case { get; set; }
    public required Guid Staff { get; set; }
    public required DateTimeOffset At { get; set; }
    public ReferralService Service { get; set; }
    public ReferralBasis Basis { get; set; }
    public ReferralOutcome Outcome { get; set; }
    public DateTimeOffset? OutcomeAt { get; set; }
}

public enum ReferralService { Line111, Emergency112, Police102, Ambulance103, Guardianship, SupportCentre, Commissioner, Other }

/// <summary>Why it was allowed.</summary>
public enum ReferralBasis { ChildAgreed, DangerToLife, LegalDuty }

public enum ReferralOutcome { Waiting, Accepted, Declined, Done }

/// <summary>How often people found that screening was wrong: a count for the next training, and nothing of the text.</summary>
public sealed class FalseAlarmRow
{
    public long Id { get; set; }

    /// <summary>First day of the month.</summary>
    public required DateOnly Month { get; set; }
    public required string Language { get; set; }
    public required string Kind { get; set; }
    public FalseAlarmReason Reason { get; set; }

    /// <summary>What fired: a name of <c>ScreeningSource</c>.</summary>
    public required string FiredBy { get; set; }
    public int Count { get; set; }
}

/// <summary>What the text was instead.</summary>
public enum FalseAlarmReason { FigureOfSpeech, GameOrFilm, InGeneral, Test, Other }

internal sealed class CaseReferralTable : IEntityTypeConfiguration<CaseReferralRow>
{
    public void Configure(EntityTypeBuilder<CaseReferralRow> table)
    {
        table.ToTable("CaseReferrals");
        table.Property(row => row.Id).ValueGeneratedNever();
        table.Property(row => row.Service).HasConversion<string>();
        table.Property(row => row.Basis).HasConversion<string>();
        table.Property(row => row.Outcome).HasConversion<string>();
        table.HasIndex(row => row.Case);
    }
}

internal sealed class FalseAlarmTable : IEntityTypeConfiguration<FalseAlarmRow>
{
    public void Configure(EntityTypeBuilder<FalseAlarmRow> table)
    {
        table.ToTable("FalseAlarms");
        table.Property(row => row.Reason).HasConversion<string>();
        table.HasIndex(row => new { row.Month, row.Language, row.Kind, row.Reason, row.FiredBy }).IsUnique();
    }
}
