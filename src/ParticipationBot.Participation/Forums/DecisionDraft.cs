namespace ParticipationBot.Participation.Forums;

/// <summary>A decision or request of a forum, in the coordinator's neutral words and not in a child's.</summary>
/// <param name="Addressee">The body it went to, such as "akimat"; null where the forum decided for itself.</param>
/// <param name="Session">The session that took it; null where it was taken between sessions.</param>
public sealed record DecisionDraft(DateOnly Day, string Text, string? Addressee, Guid? Session)
{
    public const int LongestText = 600;
    public const int LongestAddressee = 160;

    public IReadOnlyList<string> Problems(DateOnly today)
    {
        var problems = new List<string>();
        if (Day > today) problems.Add("forum.problem.day_to_come");
        if (string.IsNullOrWhiteSpace(Text) || Text.Trim().Length > LongestText) problems.Add("forum.problem.decision_text");
        if (Addressee?.Trim().Length > LongestAddressee) problems.Add("forum.problem.addressee");
        return problems;
    }
}
