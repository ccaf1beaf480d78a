using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ParticipationBot.Storage.Forums;

/// <summary>An unused one-time code of a forum. It is deleted when it is used or replaced.</summary>
public sealed class ForumCodeRow
{
    /// <summary>Hash of the code; the code itself is shown once and kept nowhere.</summary>
    public required byte[] Hash { get; set; }
    public required Guid Forum { get; set; }
    public required DateTimeOffset ExpiresAt { get; set; }
}

/// <summary>Codes that one person tried without luck.</summary>
public sealed class ForumCodeTriesRow
{
    public required Guid Staff { get; set; }
    public int Wrong { get; set; }

    /// <summary>The last of them; counting begins anew when the lock's time has passed.</summary>
    public required DateTimeOffset Since { get; set; }
}

internal sealed class ForumCodeTable : IEntityTypeConfiguration<ForumCodeRow>
{
    public void Configure(EntityTypeBuilder<ForumCodeRow> table)
    {
        table.ToTable("ForumCodes");
        table.HasKey(row => row.Hash);
        table.HasIndex(row => row.Forum).IsUnique();
        table.HasOne<ForumRow>().WithMany().HasForeignKey(row => row.Forum);
    }
}

internal sealed class ForumCodeTriesTable : IEntityTypeConfiguration<ForumCodeTriesRow>
{
    public void Configure(EntityTypeBuilder<ForumCodeTriesRow> table)
    {
        table.ToTable("ForumCodeTries");
        table.HasKey(row => row.Staff);
        table.Property(row => row.Staff).ValueGeneratedNever();
    }
}
