namespace ParticipationBot.Participation.Commitments;

/// <summary>What the ledger says in one language, in staff's words.</summary>
/// <param name="Issue">What children said matters, as a theme; never one child's sentence.</param>
/// <param name="Body">Who answers: a ministry, an akimat, a school's administration.</param>
/// <param name="Answer">What it answered or did.</param>
/// <param name="Reason">Why it refused; only then.</param>
public sealed record CommitmentWords(string Issue, string Body, string Answer, string Reason)
{
    public static CommitmentWords Empty { get; } = new("", "", "", "");

    public CommitmentWords Trimmed() => new(Issue.Trim(), Body.Trim(), Answer.Trim(), Reason.Trim());

    internal IEnumerable<string> All => [Issue, Body, Answer, Reason];
}
