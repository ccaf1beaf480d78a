using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ParticipationBot.Storage.Snapshots;

/// <summary>A frozen set of published figures. Never changed; withdrawn with a reason.</summary>
public sealed class SnapshotRow
{
    public required Guid Id { get; set; }

    /// <summary>Short and stable; printed beside every figure.</summary>
    public required string Code { get; set; }
    public required DateOnly From { get; set; }
    public required DateOnly To { get; set; }
    public required bool IsDemo { get; set; }
    public required DateTimeOffset TakenAt { get; set; }

    /// <summary>Canonical JSON, UTF-8. Holds nothing but disclosure-controlled counts, so it is not encrypted.</summary>
    public required byte[] Content { get; set; }

    /// <summary>SHA-256 of <see cref="Content"/>.</summary>
    public required byte[] Hash { get; set; }

    /// <summary>Who took it; somebody else releases it.</summary>
    public required string TakenBy { get; set; }
    public DateTimeOffset? ReleasedAt { get; set; }
    public string? ReleasedBy { get; set; }
    public DateTimeOffset? WithdrawnAt { get; set; }
    public string? WithdrawnReason { get; set; }
}

internal sealed class SnapshotTable : IEntityTypeConfiguration<SnapshotRow>
{
    public void Configure(EntityTypeBuilder<SnapshotRow> table)
    {
        table.ToTable("Snapshots");
        table.Property(row => row.Id).ValueGeneratedNever();
        table.HasIndex(row => row.Code).IsUnique();
    }
}
