using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ParticipationBot.Storage.Recovery;

/// <summary>One row: when a host last said in the database that it lives. Its file outside says the same; a copy of the database does not.</summary>
public sealed class HeartbeatRow
{
    public const int Only = 1;

    public int Id { get; set; } = Only;
    public required DateTimeOffset At { get; set; }
}

internal sealed class HeartbeatTable : IEntityTypeConfiguration<HeartbeatRow>
{
    public void Configure(EntityTypeBuilder<HeartbeatRow> table)
    {
        table.ToTable("Heartbeat");
        table.Property(row => row.Id).ValueGeneratedNever();
    }
}
