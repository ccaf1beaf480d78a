using ParticipationBot.Insights.Snapshots;
using ParticipationBot.Localization;

namespace ParticipationBot.Insights.Reports;

/// <summary>Writes a report's words for a snapshot.</summary>
public sealed class ReportWriter(Catalogue catalogue)
{
    /// <summary>The version for the body that asked.</summary>
    public Report Write(ReportProfile profile, Snapshot snapshot, string language)
    {
        if (!profile.Languages.Contains(language, StringComparer.Ordinal))
            throw new ReportRefusedException($"The profile {profile.Id} has no report in '{language}'. It has: {string.Join(", ", profile.Languages)}.");
        var words = new ReportWords(catalogue, language);
        var values = new ReportText(words, profile, snapshot).Values();
        return new Report(
            $"{profile.Id}-{language}", language, words.Say("report.title", values), words.Say("report.subtitle", values), Banner(words, snapshot),
            [.. profile.Paragraphs.SelectMany(key => Paragraphs(profile, words, key, values))], words["report.annex"],
            new ReportTables(words, snapshot, language).All(), Source(words, snapshot));
    }

    /// <summary>The version for children: short, without tables of groups.</summary>
    public Report WriteForChildren(ReportProfile profile, Snapshot snapshot, string language)
    {
        if (!profile.ChildLanguages.Contains(language, StringComparer.Ordinal))
            throw new ReportRefusedException($"The profile {profile.Id} has no version for children in '{language}'. It has: {string.Join(", ", profile.ChildLanguages)}.");
        var words = new ReportWords(catalogue, language);
        var top = new ReportText(words, profile, snapshot).TopIssues();
        (string, object)[] values =
        [
            ("from", words.Day(snapshot.From)), ("to", words.Day(snapshot.To)), ("children", words.Number(snapshot.Content.Children)),
            ("first", words.Topic(top[0].Row)), ("n", words.Number(top[0].Children)), ("snapshot", snapshot.Code),
        ];
        var bars = top.Select(cell => (words.Topic(cell.Row), cell.Children!.Value)).ToList();
        var table = new ReportTable("topic", words["child_report.table"], [words["child_report.issue"], words["child_report.children"]],
            [.. top.Select(cell => (IReadOnlyList<string>)[words.Topic(cell.Row), words.Number(cell.Children)])], words["child_report.query"], bars, words["child_report.table"]);
        return new Report(
            $"{profile.Id}-children-{language}", language, words.Say("child_report.title", values), words.Say("child_report.subtitle", values),
            snapshot.IsDemo ? words["child_report.demo"] : null,
            [.. new[] { "who", "what", "rules", "safe", "next" }.Select(key => new ReportParagraph(words.Say("child_report.paragraph." + key, values), IsToComplete: false))],
            words["child_report.annex"], [table], words.Say("child_report.source", values));
    }

    private static IEnumerable<ReportParagraph> Paragraphs(ReportProfile profile, ReportWords words, string key, (string, object)[] values)
    {
        if (profile.ToComplete.Contains(key, StringComparer.Ordinal)) yield return new(words["report.complete." + key], IsToComplete: true);
        else yield return new(words.Say("report.paragraph." + key, values), IsToComplete: false);
        if (profile.ToComplete.Contains(key + "_ministry", StringComparer.Ordinal)) yield return new(words[$"report.complete.{key}_ministry"], IsToComplete: true);
    }

    private static string? Banner(ReportWords words, Snapshot snapshot) => snapshot.IsDemo ? words["report.demo"] : null;

    private static string Source(ReportWords words, Snapshot snapshot) => words.Say(
        "report.source", ("snapshot", snapshot.Code), ("hash", snapshot.Hash),
        ("taken", snapshot.TakenAt.ToOffset(TimeSpan.FromHours(5)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
}
