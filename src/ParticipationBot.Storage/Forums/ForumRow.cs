using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ParticipationBot.Participation.Forums;

namespace ParticipationBot.Storage.Forums;

/// <summary>A forum of children in the register. Polls are owned by one through its id.</summary>
public sealed class ForumRow
{
    public required Guid Id { get; set; }
    public required ForumKind Kind { get; set; }
    public required string NameKk { get; set; }
    public required string NameRu { get; set; }

    /// <summary>An id of <see cref="Participation.Regions"/>.</summary>
    public required string Region { get; set; }
    public required string Settlement { get; set; }

    /// <summary>It meets no more. Its past stays in the counts; its codes and coordinators are gone.</summary>
    public bool IsClosed { get; set; }
    public bool IsDemo { get; set; }
    public required DateTimeOffset CreatedAt { get; set; }

    /// <summary>The name in "kk"; in Russian for any other language, English having none.</summary>
    public string Name(string language) => language == "kk" ? NameKk : NameRu;
}

internal sealed class ForumTable : IEntityTypeConfiguration<ForumRow>
{
    public void Configure(EntityTypeBuilder<ForumRow> table)
    {
        table.ToTable("Forums");
        table.Property(row => row.Id).ValueGeneratedNever();
        table.Property(row => row.Kind).HasConversion<string>();
    }
}
