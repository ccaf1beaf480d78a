using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ParticipationBot.Storage.Themes;

/// <summary>The name an analyst gave to a theme; it stands before the words that the build found.</summary>
public sealed class ThemeNameRow
{
    /// <summary>The theme's id, the same from build to build.</summary>
    public required Guid Theme { get; set; }
    public required string Kazakh { get; set; }
    public required string Russian { get; set; }
    public required Guid NamedBy { get; set; }
    public required DateTimeOffset NamedAt { get; set; }
}

internal sealed class ThemeNameTable : IEntityTypeConfiguration<ThemeNameRow>
{
    public void Configure(EntityTypeBuilder<ThemeNameRow> table)
    {
        table.ToTable("ThemeNames");
        table.HasKey(row => row.Theme);
        table.Property(row => row.Theme).ValueGeneratedNever();
    }
}
