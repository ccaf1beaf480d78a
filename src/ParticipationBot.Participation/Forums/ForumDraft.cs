namespace ParticipationBot.Participation.Forums;

/// <summary>What staff enter about a forum.</summary>
/// <param name="Region">An id of <see cref="Regions"/>.</param>
/// <param name="Settlement">An id of <see cref="Forums.Settlement"/>.</param>
public sealed record ForumDraft(ForumKind Kind, string NameKk, string NameRu, string Region, string Settlement)
{
    /// <summary>Longest name that still fits one line of a bot's button list.</summary>
    public const int LongestName = 120;

    /// <returns>Keys of what must be put right; none where the forum may be registered.</returns>
    public IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();
        if (IsBad(NameKk)) problems.Add("forum.problem.name_kk");
        if (IsBad(NameRu)) problems.Add("forum.problem.name_ru");
        if (!Regions.All.Contains(Region, StringComparer.Ordinal)) problems.Add("forum.problem.region");
        if (!Forums.Settlement.All.Contains(Settlement, StringComparer.Ordinal)) problems.Add("forum.problem.settlement");
        return problems;
    }

    private static bool IsBad(string name) => string.IsNullOrWhiteSpace(name) || name.Trim().Length > LongestName;
}
