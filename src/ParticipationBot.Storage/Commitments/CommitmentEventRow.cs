using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ParticipationBot.Participation.Commitments;

namespace ParticipationBot.Storage.Commitments;

/// <summary>A change of an entry: its history, beside the audit log that proves it.</summary>
public sealed class CommitmentEventRow
{
    public long Id { get; set; }
    public required Guid Commitment { get; set; }
    public required DateTimeOffset At { get; set; }
    public required Guid Actor { get; set; }
    public required CommitmentEventKind Kind { get; set; }
    public required CommitmentStatus Status { get; set; }
}

public enum CommitmentEventKind { Drafted, Edited, StatusChanged, Published, Withdrawn }

internal sealed class CommitmentEventTable : IEntityTypeConfiguration<CommitmentEventRow>
{
    public void Configure(EntityTypeBuilder<CommitmentEventRow> table)
    {
        table.ToTable("CommitmentEvents");
        table.Property(row => row.Kind).HasConversion<string>();
        table.Property(row => row.Status).HasConversion<string>();
        table.HasIndex(row => row.Commitment);
        table.HasOne<CommitmentRow>().WithMany().HasForeignKey(row => row.Commitment);
    }
}
