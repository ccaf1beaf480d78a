using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ParticipationBot.Storage.Themes;

/// <summary>What children say in a theme, in an analyst's own words. May be shown outside only once a second person has approved it.</summary>
public sealed class ThemeParaphraseRow
{
    public required Guid Id { get; set; }
    public required Guid Theme { get; set; }

    /// <summary>"kk" or "ru".</summary>
    public required string Language { get; set; }
    public required string Text { get; set; }
    public required Guid WrittenBy { get; set; }
    public required DateTimeOffset WrittenAt { get; set; }

    /// <summary>Never the writer.</summary>
    public Guid? ApprovedBy { get; set; }
    public DateTimeOffset? ApprovedAt { get; set; }
}

internal sealed class ThemeParaphraseTable : IEntityTypeConfiguration<ThemeParaphraseRow>
{
    public void Configure(EntityTypeBuilder<ThemeParaphraseRow> table)
    {
        table.ToTable("ThemeParaphrases");
        table.Property(row => row.Id).ValueGeneratedNever();
        // One of each language: a new wording takes the place of the old one and needs approval anew.
        table.HasIndex(row => new { row.Theme, row.Language }).IsUnique();
    }
}
