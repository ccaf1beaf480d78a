using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ParticipationBot.Storage.Cases;

/// <summary>Something about a case that takes two people: one asks, another agrees. The reason stands sealed in a note.</summary>
public sealed class CaseApprovalRow
{
    public required Guid Id { get; set; }
    public required Guid Case { get; set; }
    public ApprovalKind Kind { get; set; }
    public required Guid AskedBy { get; set; }

    /// <summary>The sealed note that gives the reason.</summary>
    public Guid? Reason { get; set; }
    public required DateTimeOffset AskedAt { get; set; }
    public Guid? ApprovedBy { get; set; }

    /// <summary>Until then it can be agreed to; once agreed to, until then it may be used.</summary>
    public required DateTimeOffset ValidUntil { get; set; }
}

/// <summary>What takes two people: keeping a case past its term, letting go of that, opening the way to the chat, and a file for another body.</summary>
public enum ApprovalKind { Hold, Release, Reveal, Export }

internal sealed class CaseApprovalTable : IEntityTypeConfiguration<CaseApprovalRow>
{
    public void Configure(EntityTypeBuilder<CaseApprovalRow> table)
    {
        table.ToTable("CaseApprovals");
        table.Property(row => row.Id).ValueGeneratedNever();
        table.Property(row => row.Kind).HasConversion<string>();
        table.HasIndex(row => row.Case);
    }
}
