using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ParticipationBot.Storage.Cases.Drafts;

/// <summary>An answer that somebody has begun to write, sealed to them alone.</summary>
public sealed class CaseDraftRow
{
    public required Guid Case { get; set; }
    public required Guid Staff { get; set; }
    public required byte[] Sealed { get; set; }
    public required DateTimeOffset SavedAt { get; set; }
}

internal sealed class CaseDraftTable : IEntityTypeConfiguration<CaseDraftRow>
{
    public void Configure(EntityTypeBuilder<CaseDraftRow> table)
    {
        table.ToTable("CaseDrafts");
        table.HasKey(row => new { row.Case, row.Staff });
    }
}
