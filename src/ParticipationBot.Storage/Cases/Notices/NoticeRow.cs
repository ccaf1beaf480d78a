using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ParticipationBot.Storage.Cases.Notices;

/// <summary>A call to staff on its way over one channel. The notices of one call stand for each other: one that arrives is enough.</summary>
public sealed class NoticeRow
{
    public required Guid Id { get; set; }

    /// <summary>The step of the chain that it belongs to: all notices of a call share it.</summary>
    public required Guid Call { get; set; }
    public required Guid Case { get; set; }

    /// <summary>"email", "webhook" or "telegram".</summary>
    public required string Channel { get; set; }

    /// <summary>Whom it calls; null where the channel has one address for all.</summary>
    public Guid? Staff { get; set; }

    /// <summary>True where it goes to the fallback's address.</summary>
    public bool IsFallback { get; set; }
    public NoticeReason Reason { get; set; }
    public NoticeStatus Status { get; set; }
    public int Attempts { get; set; }
    public required DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset? NotBefore { get; set; }
    public DateTimeOffset? DoneAt { get; set; }

    /// <summary>What went wrong last: a code, never an answer's text.</summary>
    public string? Fault { get; set; }
}

/// <summary>Why people are called.</summary>
public enum NoticeReason { New, NotSeen, NotAnswered }

public enum NoticeStatus { Waiting, Delivered, Failed }

internal sealed class NoticeTable : IEntityTypeConfiguration<NoticeRow>
{
    public void Configure(EntityTypeBuilder<NoticeRow> table)
    {
        table.ToTable("Notices");
        table.Property(row => row.Id).ValueGeneratedNever();
        table.Property(row => row.Reason).HasConversion<string>();
        table.Property(row => row.Status).HasConversion<string>();
        table.HasIndex(row => new { row.Status, row.NotBefore });
        table.HasIndex(row => row.Call);
    }
}
