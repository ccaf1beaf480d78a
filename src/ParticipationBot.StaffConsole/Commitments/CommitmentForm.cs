using ParticipationBot.Participation.Commitments;

namespace ParticipationBot.StaffConsole.Commitments;

/// <summary>What stands in the fields while someone edits.</summary>
public sealed class CommitmentForm
{
    public WordsForm Kk { get; private init; } = new();
    public WordsForm Ru { get; private init; } = new();
    public CommitmentStatus Status { get; set; } = CommitmentStatus.Planned;
    public DateOnly? Due { get; set; }
    public HashSet<string> Topics { get; private init; } = [];
    public string? Poll { get; set; }

    public CommitmentDraft Draft => new(Kk.Words, Ru.Words, Status, Due, [.. Topics], Poll);

    public static CommitmentForm Of(CommitmentDraft draft) => new()
    {
        Kk = WordsForm.Of(draft.Kk), Ru = WordsForm.Of(draft.Ru), Status = draft.Status, Due = draft.Due, Topics = [.. draft.Topics], Poll = draft.Poll,
    };
}

public sealed class WordsForm
{
    public string Issue { get; set; } = "";
    public string Body { get; set; } = "";
    public string Answer { get; set; } = "";
    public string Reason { get; set; } = "";

    public CommitmentWords Words => new(Issue, Body, Answer, Reason);

    public static WordsForm Of(CommitmentWords words) => new() { Issue = words.Issue, Body = words.Body, Answer = words.Answer, Reason = words.Reason };
}
