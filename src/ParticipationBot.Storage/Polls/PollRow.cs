using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ParticipationBot.Storage.Polls;

/// <summary>A poll from draft to results. What children are asked never changes once a second person has approved it.</summary>
public sealed class PollRow
{
    /// <summary>The definition's id.</summary>
    public required string Id { get; set; }
    public required string Code { get; set; }
    public required PollStatus Status { get; set; }

    /// <summary>Raised with every saved draft.</summary>
    public required int Version { get; set; }

    /// <summary>The definition as JSON.</summary>
    public required string Definition { get; set; }

    /// <summary>Age bands that are asked, joined by commas; empty for all from 10 to 17.</summary>
    public string Ages { get; set; } = "";

    /// <summary>In every child's list; otherwise reached by code, link or QR alone.</summary>
    public bool IsListed { get; set; }

    /// <summary>The school parliament or other forum whose poll it is; null for the staff's own.</summary>
    public Guid? Forum { get; set; }
    public DateTimeOffset? OpensAt { get; set; }

    /// <summary>Null for a standing poll.</summary>
    public DateTimeOffset? ClosesAt { get; set; }

    /// <summary>Who saved the draft last; somebody else approves. Null for a poll that came with the product.</summary>
    public Guid? Author { get; set; }
    public Guid? ApprovedBy { get; set; }
    public required DateTimeOffset ChangedAt { get; set; }

    /// <summary>Only children who said they live there are invited; null for all.</summary>
    public string? Region { get; set; }

    /// <summary>Only children who use the bot in this language are invited: "kk" or "ru"; null for both.</summary>
    public string? Language { get; set; }

    /// <summary>When children who want news were invited; once.</summary>
    public DateTimeOffset? InvitedAt { get; set; }

    /// <summary>When those who had not answered were reminded; once.</summary>
    public DateTimeOffset? RemindedAt { get; set; }

    /// <summary>What may be published, as JSON; frozen at the close.</summary>
    public string? Results { get; set; }

    public bool IsOpen(DateTimeOffset now) => Status == PollStatus.Held && OpensAt <= now && (ClosesAt is null || now < ClosesAt);
}

/// <summary>A held poll is open between its times and closed afterwards.</summary>
public enum PollStatus { Draft, Proposed, Held, Withdrawn }

internal sealed class PollTable : IEntityTypeConfiguration<PollRow>
{
    public void Configure(EntityTypeBuilder<PollRow> table)
    {
        table.ToTable("Polls");
        table.Property(row => row.Status).HasConversion<string>();
        table.HasIndex(row => row.Code).IsUnique();
    }
}
