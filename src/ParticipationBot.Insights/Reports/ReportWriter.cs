using System.Globalization;
using ParticipationBot.Insights.Reports.Figures;
using ParticipationBot.Insights.Reports.Wording;
using ParticipationBot.Insights.Snapshots;
using ParticipationBot.Localization;

namespace ParticipationBot.Insights.Reports;

/// <summary>Writes a report's words for a snapshot.</summary>
public sealed class ReportWriter(Catalogue catalogue)
{
    private static readonly string[] ChildPassages = ["who", "what", "rules", "safe", "next"];

    /// <summary>The paragraphs of a report with their shipped wording.</summary>
    public IReadOnlyList<ReportPassage> Passages(ReportProfile profile, ReportEdition edition)
    {
        var words = Words(profile, edition);
        return edition.IsForChildren
            ? [.. ChildPassages.Select(key => new ReportPassage(key, Template(words["child_report.paragraph." + key]), IsMinistry: false))]
            : [.. profile.Paragraphs.SelectMany(key => Passages(profile, words, key))];
    }

    /// <summary>The names that can stand in braces, with what each would say.</summary>
    public IReadOnlyDictionary<string, string> Figures(ReportProfile profile, ReportEdition edition, Snapshot snapshot) =>
        Values(profile, edition, snapshot, Words(profile, edition)).ToDictionary(pair => pair.Key, pair => pair.Value.Text, StringComparer.Ordinal);

    /// <summary>The version for the body that asked.</summary>
    public Report Write(ReportProfile profile, Snapshot snapshot, string language) => Write(profile, snapshot, new ReportEdition(language, IsForChildren: false), NoWording);

    /// <summary>The version for children: short, without tables of groups.</summary>
    public Report WriteForChildren(ReportProfile profile, Snapshot snapshot, string language) => Write(profile, snapshot, new ReportEdition(language, IsForChildren: true), NoWording);

    /// <param name="wording">Passage → an analyst's template; the shipped one stands where there is none.</param>
    /// <exception cref="ReportRefusedException">The profile has no such language, the snapshot has no figure to name, or a template names a figure that does not exist.</exception>
    public Report Write(ReportProfile profile, Snapshot snapshot, ReportEdition edition, IReadOnlyDictionary<string, string> wording)
    {
        var (words, index) = (Words(profile, edition), new FigureIndex(snapshot.Content));
        var values = Values(profile, edition, snapshot, words);
        var passages = Passages(profile, edition);
        List<ReportParagraph> paragraphs = [];
        List<FigureUse> uses = [];
        foreach (var passage in passages)
        {
            var template = wording.GetValueOrDefault(passage.Key) ?? passage.Shipped;
            paragraphs.Add(Paragraph(passage, template, values));
            uses.AddRange(WordingCheck.Pieces(template).Where(piece => piece.IsFigure).SelectMany(piece => values[piece.Text].Figures)
                .Select(figure => new FigureUse(paragraphs.Count, figure.Shown, figure.Ids, figure.Source)));
        }
        var shown = values.Select(pair => (pair.Key, (object)pair.Value.Text)).ToArray();
        if (edition.IsForChildren) return ForChildren(profile, snapshot, edition, words, index, paragraphs, uses, shown);
        return new Report(
            $"{profile.Id}-{edition.Language}", edition, words.Say("report.title", shown), words.Say("report.subtitle", shown), Banner(words, snapshot, "report"), paragraphs,
            words["report.annex"], new ReportTables(words, profile, snapshot, index, edition.Language).All(uses), Source(words, snapshot), uses);
    }

    private static readonly IReadOnlyDictionary<string, string> NoWording = new Dictionary<string, string>();

    private static Report ForChildren(
        ReportProfile profile, Snapshot snapshot, ReportEdition edition, ReportWords words, FigureIndex index, List<ReportParagraph> paragraphs, List<FigureUse> uses, (string, object)[] shown)
    {
        var top = new ReportText(words, profile, snapshot, index).TopIssues();
        var bars = top.Select(cell => (words.Topic(cell.Row), cell.Children!.Value)).ToList();
        var table = new ReportTable("topic", words["child_report.table"], [words["child_report.issue"], words["child_report.children"]],
            [.. top.Select(cell => (IReadOnlyList<string>)[words.Topic(cell.Row), words.Number(cell.Children)])], words["child_report.query"], bars,
            words["child_report.table"] + ": " + string.Join("; ", bars.Select(bar => $"{bar.Item1} – {words.Number(bar.Item2)}")), [3, 1]);
        return new Report(
            $"{profile.Id}-children-{edition.Language}", edition, words.Say("child_report.title", shown), words.Say("child_report.subtitle", shown), Banner(words, snapshot, "child_report"),
            paragraphs, words["child_report.annex"], [table, .. new ReportThemes(words, snapshot.Content, index).ForChildren(edition.Language, profile.TopIssues)], words.Say("child_report.source", shown), uses);
    }

    private ReportWords Words(ReportProfile profile, ReportEdition edition)
    {
        var languages = edition.IsForChildren ? profile.ChildLanguages : profile.Languages;
        if (!languages.Contains(edition.Language, StringComparer.Ordinal))
            throw new ReportRefusedException($"The profile {profile.Id} has no {(edition.IsForChildren ? "version for children" : "report")} in '{edition.Language}'. It has: {string.Join(", ", languages)}.");
        return new ReportWords(catalogue, edition.Language);
    }

    private static IReadOnlyDictionary<string, ReportValue> Values(ReportProfile profile, ReportEdition edition, Snapshot snapshot, ReportWords words)
    {
        var text = new ReportText(words, profile, snapshot, new FigureIndex(snapshot.Content));
        if (text.TopIssues().Count == 0) throw new ReportRefusedException($"Every issue of the snapshot {snapshot.Code} is held back: there is nothing to report.");
        return edition.IsForChildren ? text.ChildValues() : text.Values();
    }

    private static IEnumerable<ReportPassage> Passages(ReportProfile profile, ReportWords words, string key)
    {
        if (profile.ToComplete.Contains(key, StringComparer.Ordinal)) yield return new(key, words["report.complete." + key], IsMinistry: true);
        else yield return new(key, Template(words["report.paragraph." + key]), IsMinistry: false);
        if (profile.ToComplete.Contains(key + "_ministry", StringComparer.Ordinal)) yield return new(key + "_ministry", words[$"report.complete.{key}_ministry"], IsMinistry: true);
    }

    private static ReportParagraph Paragraph(ReportPassage passage, string template, IReadOnlyDictionary<string, ReportValue> values)
    {
        if (WordingCheck.Names(template).FirstOrDefault(name => !values.ContainsKey(name)) is { } unknown)
            throw new ReportRefusedException($"The paragraph '{passage.Key}' names a figure that does not exist: {{{unknown}}}. Known: {string.Join(", ", values.Keys)}.");
        // Once the ministry has written it, it is a paragraph like the others.
        return new(passage.Key, passage.IsMinistry && template == passage.Shipped,
            [.. WordingCheck.Pieces(template).Select(piece => piece.IsFigure ? new ReportPiece(values[piece.Text].Text, piece.Text) : new ReportPiece(piece.Text, null))]);
    }

    // Texts of the catalogue name their values in double braces.
    private static string Template(string text) => text.Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal);

    private static string? Banner(ReportWords words, Snapshot snapshot, string area) =>
        snapshot.IsDemo ? words[area + ".demo"] : snapshot.IsReleased ? null : words[area + ".unreleased"];

    private static string Source(ReportWords words, Snapshot snapshot) => words.Say(
        "report.source", ("snapshot", snapshot.Code), ("hash", snapshot.Hash),
        ("taken", snapshot.TakenAt.ToOffset(TimeSpan.FromHours(5)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
}

/// <summary>One of a profile's documents.</summary>
public sealed record ReportEdition(string Language, bool IsForChildren);
