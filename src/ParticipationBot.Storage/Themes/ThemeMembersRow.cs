using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ParticipationBot.Storage.Themes;

/// <summary>Which views the last build put in which theme, so that a theme can be counted for some days alone. Apart from the build, which pages read whole.</summary>
public sealed class ThemeMembersRow
{
    /// <summary>Id of the build.</summary>
    public required Guid Build { get; set; }
    public required bool IsDemo { get; set; }

    /// <summary>Ids, encrypted.</summary>
    public required byte[] Content { get; set; }
}

internal sealed class ThemeMembersTable : IEntityTypeConfiguration<ThemeMembersRow>
{
    public void Configure(EntityTypeBuilder<ThemeMembersRow> table)
    {
        table.ToTable("ThemeMembers");
        table.HasKey(row => row.Build);
        table.Property(row => row.Build).ValueGeneratedNever();
    }
}
