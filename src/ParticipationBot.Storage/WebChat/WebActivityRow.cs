using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ParticipationBot.Storage.WebChat;

/// <summary>
/// A message that was delivered to a web conversation. Kept, encrypted, while the conversation lasts, so that a page that lost
/// its connection can ask for what it missed. What the child wrote is never among them.
/// </summary>
public sealed class WebActivityRow
{
    /// <summary>Rises within a conversation: the watermark.</summary>
    public long Id { get; set; }

    /// <summary>Keyed hash of the conversation.</summary>
    public required byte[] Lane { get; set; }

    /// <summary>The outbox row that it came from; a delivery that is repeated after a crash finds it here.</summary>
    public required long OutboxRow { get; set; }

    /// <summary>The encrypted <see cref="Outbox.Outgoing"/>.</summary>
    public required byte[] Body { get; set; }
    public required DateTimeOffset CreatedAt { get; set; }

    /// <summary>The earlier message of the conversation whose place this one takes.</summary>
    public long? Replaces { get; set; }
}

internal sealed class WebActivityTable : IEntityTypeConfiguration<WebActivityRow>
{
    public void Configure(EntityTypeBuilder<WebActivityRow> table)
    {
        table.ToTable("WebActivities");
        table.HasIndex(row => new { row.Lane, row.Id });
        table.HasIndex(row => row.OutboxRow).IsUnique();
        table.HasIndex(row => row.CreatedAt);
    }
}
