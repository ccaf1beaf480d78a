using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ParticipationBot.Storage.Polls;

/// <summary>
/// One child's answers to one poll, under a pseudonym for this poll alone: no other table leads here, and two polls cannot be joined.
/// What the child had said of themselves by the close is sealed, and opened in memory, when the poll is counted.
/// </summary>
public sealed class AnswerSetRow
{
    public required string Poll { get; set; }

    /// <summary>Keyed hash of participant and poll.</summary>
    public required byte[] Pseudonym { get; set; }

    /// <summary>Age band, sex, settlement and region, from <see cref="GroupSeal"/>.</summary>
    public required byte[] Groups { get; set; }

    /// <summary>The language that the child answered in.</summary>
    public required string Language { get; set; }

    /// <summary>"question=choice,choice", a line an answered question; of an answer in own words its topics.</summary>
    public required string Choices { get; set; }

    /// <summary>Answers in own words, question → text; encrypted. Null where there are none.</summary>
    public byte[]? Texts { get; set; }

    /// <summary>To the minute, so that a flood can be seen.</summary>
    public required DateTimeOffset BegunAt { get; set; }
    public bool IsDemo { get; set; }
}

internal sealed class AnswerSetTable : IEntityTypeConfiguration<AnswerSetRow>
{
    public void Configure(EntityTypeBuilder<AnswerSetRow> table)
    {
        table.ToTable("AnswerSets");
        table.HasKey(row => new { row.Poll, row.Pseudonym });
    }
}
