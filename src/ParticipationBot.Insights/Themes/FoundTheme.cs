namespace ParticipationBot.Insights.Themes;

/// <summary>A theme as it was found, with its true members. Never leaves the build.</summary>
/// <param name="Members">Places in the topic's ordered views; of a campaign its first text alone.</param>
/// <param name="Core">Members that are no copies, the closest to the theme's centre first.</param>
/// <param name="Centre">Terms with their weights, the heaviest first: what the next build knows the theme by.</param>
/// <param name="Campaigns">How many children sent each text that was copied widely.</param>
internal sealed record FoundTheme(
    IReadOnlyList<int> Members, IReadOnlyList<int> Core, IReadOnlyList<(string Term, float Weight)> Centre, IReadOnlyList<int> Campaigns, IReadOnlySet<int> Children);

/// <param name="Views">In the order that the themes' members refer to.</param>
/// <param name="StrayCampaigns">Of texts that belong to no theme.</param>
/// <param name="ThemeOf">For each view its theme's place, or <see cref="ThemeClusters.Stray"/>.</param>
internal sealed record FoundThemes(IReadOnlyList<ThemeView> Views, IReadOnlyList<FoundTheme> Themes, int[] ThemeOf, IReadOnlySet<int> StrayChildren, IReadOnlyList<int> Stray,
    IReadOnlyList<int> StrayCampaigns);
