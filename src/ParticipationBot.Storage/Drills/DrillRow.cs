using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ParticipationBot.Storage.Drills;

/// <summary>A practice disclosure on its way: when each step was reached, counted from when it was sent.</summary>
public sealed class DrillRow
{
    public required Guid Id { get; set; }
    public required DateTimeOffset StartedAt { get; set; }
    public string? CaseCode { get; set; }
    public TimeSpan? Sealed { get; set; }
    public TimeSpan? ChildTold { get; set; }
    public TimeSpan? StaffCalled { get; set; }
    public TimeSpan? Taken { get; set; }
    public TimeSpan? Answered { get; set; }
    public TimeSpan? AnswerDelivered { get; set; }
    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>Everything that the program does by itself was done in time.</summary>
    public bool Passed { get; set; }
}

internal sealed class DrillTable : IEntityTypeConfiguration<DrillRow>
{
    public void Configure(EntityTypeBuilder<DrillRow> table)
    {
        table.ToTable("Drills");
        table.Property(row => row.Id).ValueGeneratedNever();
    }
}
