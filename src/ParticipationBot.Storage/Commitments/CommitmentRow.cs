using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ParticipationBot.Participation.Commitments;

namespace ParticipationBot.Storage.Commitments;

/// <summary>An entry of the influence ledger. Staff's words alone: no column and no key leads to what one child wrote.</summary>
public sealed class CommitmentRow
{
    public required Guid Id { get; set; }
    public string IssueKk { get; set; } = "";
    public string IssueRu { get; set; } = "";
    public string BodyKk { get; set; } = "";
    public string BodyRu { get; set; } = "";
    public string AnswerKk { get; set; } = "";
    public string AnswerRu { get; set; } = "";
    public string ReasonKk { get; set; } = "";
    public string ReasonRu { get; set; } = "";
    public CommitmentStatus Status { get; set; }
    public DateOnly? Due { get; set; }

    /// <summary>Topic ids, joined by commas.</summary>
    public required string Topics { get; set; }
    public string? Poll { get; set; }

    /// <summary>Who drafted it.</summary>
    public required Guid Author { get; set; }
    public DateTimeOffset? PublishedAt { get; set; }

    /// <summary>When children last got news of it: published, or another status.</summary>
    public DateTimeOffset? NewsAt { get; set; }
    public bool IsDemo { get; set; }
    public required DateTimeOffset CreatedAt { get; set; }

    /// <summary>Counts changes, so that of two people who edit at once the later one is told.</summary>
    public int Version { get; set; }

    public bool IsPublished => PublishedAt is not null;

    /// <summary>What it says in "kk"; in Russian for any other language, English having none.</summary>
    public CommitmentWords Words(string language) => language == "kk"
        ? new CommitmentWords(IssueKk, BodyKk, AnswerKk, ReasonKk)
        : new CommitmentWords(IssueRu, BodyRu, AnswerRu, ReasonRu);

    public IReadOnlyList<string> TopicIds => Topics.Split(',', StringSplitOptions.RemoveEmptyEntries);

    public CommitmentDraft Draft => new(Words("kk"), Words("ru"), Status, Due, TopicIds, Poll);

    /// <summary>Its day has passed and nothing is decided.</summary>
    public bool IsOverdue(DateOnly today) => Due < today && Status is not (CommitmentStatus.Done or CommitmentStatus.Refused);

    internal void Take(CommitmentDraft draft)
    {
        var (kk, ru) = (draft.Kk.Trimmed(), draft.Ru.Trimmed());
        (IssueKk, BodyKk, AnswerKk, ReasonKk) = (kk.Issue, kk.Body, kk.Answer, kk.Reason);
        (IssueRu, BodyRu, AnswerRu, ReasonRu) = (ru.Issue, ru.Body, ru.Answer, ru.Reason);
        (Status, Due, Topics) = (draft.Status, draft.Due, string.Join(',', draft.Topics.Distinct(StringComparer.Ordinal)));
        Poll = string.IsNullOrWhiteSpace(draft.Poll) ? null : draft.Poll.Trim();
        Version++;
    }
}

internal sealed class CommitmentTable : IEntityTypeConfiguration<CommitmentRow>
{
    public void Configure(EntityTypeBuilder<CommitmentRow> table)
    {
        table.ToTable("Commitments");
        table.Property(row => row.Id).ValueGeneratedNever();
        table.Property(row => row.Status).HasConversion<string>();
        table.Property(row => row.Version).IsConcurrencyToken();
        table.Ignore(row => row.Draft).Ignore(row => row.TopicIds).Ignore(row => row.IsPublished);
        table.HasIndex(row => row.NewsAt);
    }
}
