using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ParticipationBot.Storage.Releases;

/// <summary>Cleaned texts that leave for a named purpose: asked for by one person, approved by another, and only until a day.</summary>
public sealed class TextReleaseRow
{
    public required Guid Id { get; set; }

    /// <summary>Short; stands in file names and in the audit log.</summary>
    public required string Code { get; set; }
    public required DateOnly From { get; set; }
    public required DateOnly To { get; set; }

    /// <summary>Null for all topics.</summary>
    public string? Topic { get; set; }

    /// <summary>"kk" or "ru"; null for both.</summary>
    public string? Language { get; set; }
    public required bool IsDemo { get; set; }

    /// <summary>Who gets the texts, and what for.</summary>
    public required string Recipient { get; set; }
    public required string Purpose { get; set; }
    public required Guid AskedBy { get; set; }
    public required DateTimeOffset AskedAt { get; set; }
    public required DateTimeOffset ExpiresAt { get; set; }
    public required TextReleaseStatus Status { get; set; }

    /// <summary>Who approved, refused or withdrew it; null while it waits and where it ran out by itself.</summary>
    public Guid? DecidedBy { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>Why it was refused or withdrawn.</summary>
    public string? Reason { get; set; }

    /// <summary>Ids of the views as JSON, encrypted. The words themselves are not copied: what a child deletes is in no later file. Null once over.</summary>
    public byte[]? Views { get; set; }
}

public enum TextReleaseStatus { Asked, Approved, Refused, Withdrawn, Expired }

internal sealed class TextReleaseTable : IEntityTypeConfiguration<TextReleaseRow>
{
    public void Configure(EntityTypeBuilder<TextReleaseRow> table)
    {
        table.ToTable("TextReleases");
        table.Property(row => row.Id).ValueGeneratedNever();
        table.HasIndex(row => row.Code).IsUnique();
    }
}
