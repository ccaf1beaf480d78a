using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ParticipationBot.Storage.Themes;

/// <summary>What one build found: disclosure-controlled counts, common words, and ids of views for an analyst to read.</summary>
public sealed class ThemeBuildRow
{
    public required Guid Id { get; set; }
    public required bool IsDemo { get; set; }
    public required DateTimeOffset BuiltAt { get; set; }

    /// <summary>JSON, encrypted: its words are children's, if of at least ten each.</summary>
    public required byte[] Content { get; set; }
}

internal sealed class ThemeBuildTable : IEntityTypeConfiguration<ThemeBuildRow>
{
    public void Configure(EntityTypeBuilder<ThemeBuildRow> table)
    {
        table.ToTable("ThemeBuilds");
        table.Property(row => row.Id).ValueGeneratedNever();
        table.HasIndex(row => new { row.IsDemo, row.BuiltAt });
    }
}
