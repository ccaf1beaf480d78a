using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ParticipationBot.Storage.Exploration;

/// <summary>What the Explore page shows: disclosure-controlled counts. Kept, so that every replica shows the same numbers and a number changes only in safe steps.</summary>
public sealed class ExplorationRow
{
    public required Guid Id { get; set; }
    public required bool IsDemo { get; set; }
    public required DateTimeOffset CountedAt { get; set; }

    /// <summary>JSON, UTF-8. Holds no true count, so it is not encrypted.</summary>
    public required byte[] Content { get; set; }
}

internal sealed class ExplorationTable : IEntityTypeConfiguration<ExplorationRow>
{
    public void Configure(EntityTypeBuilder<ExplorationRow> table)
    {
        table.ToTable("Explorations");
        table.Property(row => row.Id).ValueGeneratedNever();
        table.HasIndex(row => new { row.IsDemo, row.CountedAt });
    }
}
