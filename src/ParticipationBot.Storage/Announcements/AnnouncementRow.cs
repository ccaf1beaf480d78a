using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ParticipationBot.Storage.Announcements;

/// <summary>News on its way. It knows how far down the list of participants it is, and not whom it told.</summary>
public sealed class AnnouncementRow
{
    public required Guid Id { get; set; }
    public required string Kind { get; set; }

    /// <summary>What it is about: the commitment's or the poll's id.</summary>
    public required string Subject { get; set; }

    /// <summary>Whoever came later is not told.</summary>
    public required DateTimeOffset CreatedAt { get; set; }

    /// <summary>The last participant looked at; null before the first.</summary>
    public Guid? After { get; set; }
    public bool IsDone { get; set; }
}

internal sealed class AnnouncementTable : IEntityTypeConfiguration<AnnouncementRow>
{
    public void Configure(EntityTypeBuilder<AnnouncementRow> table)
    {
        table.ToTable("Announcements");
        table.Property(row => row.Id).ValueGeneratedNever();
        table.Property(row => row.CreatedAt).IsConcurrencyToken();
        table.HasIndex(row => new { row.Kind, row.Subject });
    }
}
