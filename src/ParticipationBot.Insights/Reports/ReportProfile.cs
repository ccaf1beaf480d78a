using System.Globalization;
using System.Text.Json;
using ParticipationBot.Participation.Topics;

namespace ParticipationBot.Insights.Reports;

/// <summary>A procedure that a report answers to: a list of issues, a dialogue, a follow-up. One JSON file each.</summary>
/// <param name="Document">Symbol of the document whose question is answered.</param>
/// <param name="Paragraph">Of that document.</param>
/// <param name="TopIssues">How many issues the text names.</param>
/// <param name="Languages">Of the version for the body that asked.</param>
/// <param name="ChildLanguages">Of the version for children.</param>
/// <param name="PlanTopic">The topic that the paragraph on plans names.</param>
/// <param name="Paragraphs">Keys under "report.paragraph", in order.</param>
/// <param name="TopicParagraphs">Topic → paragraphs of the document that it speaks to; those of the taxonomy where a profile has none.</param>
/// <param name="ToComplete">Keys under "report.complete": what only the ministry can write.</param>
public sealed record ReportProfile(
    string Id, string Document, string Paragraph, int WordsLeast, int WordsMost, int TopIssues, IReadOnlyList<string> Languages,
    IReadOnlyList<string> ChildLanguages, string PlanTopic, IReadOnlyList<string> Paragraphs, IReadOnlyList<string> ToComplete,
    IReadOnlyDictionary<string, IReadOnlyList<string>>? TopicParagraphs = null)
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web) { RespectRequiredConstructorParameters = true };
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Reports", "Profiles");

    /// <summary>Ids of the shipped profiles.</summary>
    public static IReadOnlyList<string> Known =>
        [.. Directory.GetFiles(Folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Where(name => name != "children-population").Order(StringComparer.Ordinal)];

    /// <summary>A shipped profile by its id; no path is taken, since the name may come from outside.</summary>
    /// <exception cref="ReportRefusedException">There is none.</exception>
    public static ReportProfile Shipped(string id) =>
        Known.Contains(id, StringComparer.Ordinal) ? Read(id) : throw new ReportRefusedException($"There is no profile of this name. Known: {string.Join(", ", Known)}.");

    /// <summary>All its documents: for the body that asked, then for children.</summary>
    public IEnumerable<ReportEdition> Editions =>
        Languages.Select(language => new ReportEdition(language, IsForChildren: false)).Concat(ChildLanguages.Select(language => new ReportEdition(language, IsForChildren: true)));

    /// <summary>The paragraphs of the document in order, each with the topics that speak to it.</summary>
    public IEnumerable<(string Paragraph, IReadOnlyList<string> Topics)> TopicsByParagraph() =>
        (TopicParagraphs ?? Taxonomy.Choosable.ToDictionary(topic => topic.Id, topic => topic.ListOfIssues, StringComparer.Ordinal))
            .SelectMany(pair => pair.Value.Select(paragraph => (Paragraph: paragraph, Topic: pair.Key))).GroupBy(pair => pair.Paragraph, StringComparer.Ordinal)
            .OrderBy(group => int.TryParse(group.Key.Split('(')[0], CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (group.Key, (IReadOnlyList<string>)[.. group.Select(pair => pair.Topic)]));

    /// <param name="name">The id of a shipped profile, or the path of a file.</param>
    /// <exception cref="ReportRefusedException">There is no such profile, or the file is wrong.</exception>
    public static ReportProfile Read(string name)
    {
        var file = name.EndsWith(".json", StringComparison.Ordinal) ? name : Path.Combine(Folder, name + ".json");
        if (!File.Exists(file))
        {
            throw new ReportRefusedException($"There is no profile '{name}'. Known: {string.Join(", ", Known)}; or give the path of a profile's JSON file.");
        }
        try
        {
            return JsonSerializer.Deserialize<ReportProfile>(File.ReadAllBytes(file), Strict)!;
        }
        catch (JsonException wrong)
        {
            throw new ReportRefusedException($"{file} is no valid profile: {wrong.Message}");
        }
    }
}

/// <summary>A report that cannot be made; the message says why, in words for staff.</summary>
public sealed class ReportRefusedException(string message) : Exception(message);
