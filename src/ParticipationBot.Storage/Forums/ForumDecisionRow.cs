using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ParticipationBot.Participation.Forums;

namespace ParticipationBot.Storage.Forums;

/// <summary>A decision or request of a forum and what came of it.</summary>
public sealed class ForumDecisionRow
{
    public required Guid Id { get; set; }
    public required Guid Forum { get; set; }
    public Guid? Session { get; set; }
    public required DateOnly Day { get; set; }
    public required string Text { get; set; }
    public string? Addressee { get; set; }
    public DecisionOutcome Outcome { get; set; }

    /// <summary>What came of it, in a coordinator's words.</summary>
    public string? OutcomeNote { get; set; }
    public bool IsDemo { get; set; }
}

internal sealed class ForumDecisionTable : IEntityTypeConfiguration<ForumDecisionRow>
{
    public void Configure(EntityTypeBuilder<ForumDecisionRow> table)
    {
        table.ToTable("ForumDecisions");
        table.Property(row => row.Id).ValueGeneratedNever();
        table.Property(row => row.Outcome).HasConversion<string>();
        table.HasIndex(row => new { row.Forum, row.Day });
        table.HasOne<ForumRow>().WithMany().HasForeignKey(row => row.Forum);
        table.HasOne<ForumSessionRow>().WithMany().HasForeignKey(row => row.Session);
    }
}
