using ParticipationBot.Insights.Themes;
using ParticipationBot.Participation.DisclosureControl;

namespace ParticipationBot.Insights.Snapshots;

/// <summary>How many children wrote of each named theme within the period.</summary>
internal static class ThemeTable
{
    public const string Id = "theme";

    /// <returns>None where no theme was named.</returns>
    public static IReadOnlyList<SnapshotTable> Of(IReadOnlyList<NamedTheme> themes, IReadOnlyList<Voice> voices, IReadOnlyList<SnapshotContent> earlier)
    {
        if (themes.Count == 0) return [];
        var cells = new int[themes.Count, 1];
        for (var row = 0; row < themes.Count; row++) cells[row, 0] = voices.Count(voice => voice.Themes.Contains(themes[row].Id));
        // Rows go by id: a theme that was renamed is still compared with its earlier number. A child may share several themes, or none.
        var table = SnapshotBuilder.Published(
            Id, "children with at least one view of the theme, as the last build of themes before the snapshot grouped views and an analyst named them", null,
            new([.. themes.Select(theme => theme.Id.ToString())], [(SnapshotBuilder.All, voices.Count)], cells, RowAdds: false, ColumnAdds: false), _ => Disclosure.Least, earlier);
        // What is held back keeps its name to itself too.
        var shown = table.Cells.Where(cell => cell.Children is not null).Select(cell => cell.Row).ToHashSet(StringComparer.Ordinal);
        return [table with { Themes = [.. themes.Where(theme => shown.Contains(theme.Id.ToString())).Select(theme => new SnapshotTheme(theme.Id.ToString(), theme.Topic, theme.Kazakh, theme.Russian))] }];
    }
}

/// <summary>A theme as an analyst had named it when the snapshot was taken.</summary>
/// <param name="Row">Of the table.</param>
/// <param name="Kazakh">Empty where only the other language was named.</param>
public sealed record SnapshotTheme(string Row, string Topic, string Kazakh, string Russian)
{
    /// <summary>In a language that has no name, and in English, it goes by the name it was given, the Russian one first.</summary>
    public string NameIn(string language) => language == "kk" && Kazakh.Length > 0 ? Kazakh : Russian.Length > 0 ? Russian : Kazakh;

    public bool IsNamedIn(string language) => (language == "kk" ? Kazakh : Russian).Length > 0;
}
