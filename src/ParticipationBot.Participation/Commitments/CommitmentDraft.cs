using System.Text.RegularExpressions;
using ParticipationBot.Participation.Topics;

namespace ParticipationBot.Participation.Commitments;

/// <summary>An entry of the influence ledger as staff enter it: "you said, we did".</summary>
/// <param name="Topics">Ids of the topics it speaks to: whoever said something about one of them is told.</param>
/// <param name="Poll">Id of the poll it answers, if any.</param>
public sealed partial record CommitmentDraft(
    CommitmentWords Kk, CommitmentWords Ru, CommitmentStatus Status, DateOnly? Due, IReadOnlyList<string> Topics, string? Poll)
{
    public const int LongestIssue = 160;
    public const int LongestBody = 120;
    public const int LongestAnswer = 500;

    /// <returns>Keys of what keeps the draft from being saved.</returns>
    public IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();
        if (Kk.Issue.Trim().Length == 0 && Ru.Issue.Trim().Length == 0) problems.Add("commitment.problem.no_issue");
        if (IsLong(Kk) || IsLong(Ru)) problems.Add("commitment.problem.too_long");
        if (Topics.Count == 0 || Topics.Any(id => Taxonomy.Find(id) is not { IsView: true })) problems.Add("commitment.problem.topics");
        if (Kk.All.Concat(Ru.All).Any(text => PersonalData().IsMatch(text))) problems.Add("commitment.problem.personal");
        return problems;
    }

    /// <returns>Keys of what keeps it from being published: both languages in full, a reason for a refusal, a date for a promise.</returns>
    public IReadOnlyList<string> PublishingProblems()
    {
        var problems = new List<string>(Problems());
        if (IsIncomplete(Kk)) problems.Add("commitment.problem.kk");
        if (IsIncomplete(Ru)) problems.Add("commitment.problem.ru");
        if (Status is CommitmentStatus.Promised or CommitmentStatus.InProgress && Due is null) problems.Add("commitment.problem.due");
        return problems;
    }

    /// <summary>True where saving one after the other would change nothing.</summary>
    public bool SaysTheSameAs(CommitmentDraft other) =>
        this with { Kk = Kk.Trimmed(), Ru = Ru.Trimmed(), Topics = other.Topics } == other && Topics.Order(StringComparer.Ordinal).SequenceEqual(other.Topics.Order(StringComparer.Ordinal));

    private bool IsIncomplete(CommitmentWords words) =>
        words.Issue.Trim().Length == 0 || words.Body.Trim().Length == 0 || words.Answer.Trim().Length == 0
        || (Status == CommitmentStatus.Refused && words.Reason.Trim().Length == 0);

    private static bool IsLong(CommitmentWords words) =>
        words.Issue.Trim().Length > LongestIssue || words.Body.Trim().Length > LongestBody
        || words.Answer.Trim().Length > LongestAnswer || words.Reason.Trim().Length > LongestAnswer;

    // A phone number, an address of mail or of a messenger: nothing that belongs into a published table.
    [GeneratedRegex(@"(?:\+?\d[\s()-]*){10,}|\S@\S|(?:^|\s)@\w", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PersonalData();
}
