using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ParticipationBot.Storage.Reports;

/// <summary>An analyst's wording of a report. Holds words and the names of figures, never a figure: those come from the snapshot each time.</summary>
public sealed class ReportDraftRow
{
    public required Guid Id { get; set; }
    public required string Snapshot { get; set; }
    public required string Profile { get; set; }
    public required string Language { get; set; }

    /// <summary>Paragraph → template, as JSON; only what differs from the shipped wording.</summary>
    public required string Wording { get; set; }
    public required string EditedBy { get; set; }
    public required DateTimeOffset EditedAt { get; set; }

    /// <summary>Goes up with each saving, so that two editors do not overwrite each other unseen.</summary>
    public required int Version { get; set; }
}

internal sealed class ReportDraftTable : IEntityTypeConfiguration<ReportDraftRow>
{
    public void Configure(EntityTypeBuilder<ReportDraftRow> table)
    {
        table.ToTable("ReportDrafts");
        table.Property(row => row.Id).ValueGeneratedNever();
        table.Property(row => row.Version).IsConcurrencyToken();
        table.HasIndex(row => new { row.Snapshot, row.Profile, row.Language }).IsUnique();
    }
}
