using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ParticipationBot.Storage.Forums;

/// <summary>Someone of the staff who runs a forum.</summary>
public sealed class ForumCoordinatorRow
{
    public required Guid Forum { get; set; }
    public required Guid Staff { get; set; }
    public required DateTimeOffset Since { get; set; }
}

internal sealed class ForumCoordinatorTable : IEntityTypeConfiguration<ForumCoordinatorRow>
{
    public void Configure(EntityTypeBuilder<ForumCoordinatorRow> table)
    {
        table.ToTable("ForumCoordinators");
        table.HasKey(row => new { row.Forum, row.Staff });
        table.HasIndex(row => row.Staff);
        table.HasOne<ForumRow>().WithMany().HasForeignKey(row => row.Forum);
    }
}
