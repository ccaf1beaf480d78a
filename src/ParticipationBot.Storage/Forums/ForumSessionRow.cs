using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ParticipationBot.Storage.Forums;

/// <summary>A debate or meeting that was held.</summary>
public sealed class ForumSessionRow
{
    public required Guid Id { get; set; }
    public required Guid Forum { get; set; }
    public required DateOnly Day { get; set; }
    public required int Participants { get; set; }

    /// <summary>Topic ids, joined by commas.</summary>
    public required string Themes { get; set; }
    public bool IsDemo { get; set; }
}

internal sealed class ForumSessionTable : IEntityTypeConfiguration<ForumSessionRow>
{
    public void Configure(EntityTypeBuilder<ForumSessionRow> table)
    {
        table.ToTable("ForumSessions");
        table.Property(row => row.Id).ValueGeneratedNever();
        table.HasIndex(row => new { row.Forum, row.Day });
        table.HasOne<ForumRow>().WithMany().HasForeignKey(row => row.Forum);
    }
}
