using System.Text.Json;

namespace ParticipationBot.Insights.Reports;

/// <summary>A procedure that a report answers to: a list of issues, a dialogue, a follow-up. One JSON file each.</summary>
/// <param name="Document">Symbol of the document whose question is answered.</param>
/// <param name="Paragraph">Of that document.</param>
/// <param name="TopIssues">How many issues the text names.</param>
/// <param name="Languages">Of the version for the body that asked.</param>
/// <param name="ChildLanguages">Of the version for children.</param>
/// <param name="PlanTopic">The topic that the paragraph on plans names.</param>
/// <param name="Paragraphs">Keys under "report.paragraph", in order.</param>
/// <param name="ToComplete">Keys under "report.complete": what only the ministry can write.</param>
public sealed record ReportProfile(
    string Id, string Document, string Paragraph, int WordsLeast, int WordsMost, int TopIssues, IReadOnlyList<string> Languages,
    IReadOnlyList<string> ChildLanguages, string PlanTopic, IReadOnlyList<string> Paragraphs, IReadOnlyList<string> ToComplete)
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web) { RespectRequiredConstructorParameters = true };
    private static readonly string Shipped = Path.Combine(AppContext.BaseDirectory, "Reports", "Profiles");

    /// <param name="name">The id of a shipped profile, or the path of a file.</param>
    /// <exception cref="ReportRefusedException">There is no such profile, or the file is wrong.</exception>
    public static ReportProfile Read(string name)
    {
        var file = name.EndsWith(".json", StringComparison.Ordinal) ? name : Path.Combine(Shipped, name + ".json");
        if (!File.Exists(file))
        {
            var known = string.Join(", ", Directory.GetFiles(Shipped, "*.json").Where(each => !each.EndsWith("children-population.json", StringComparison.Ordinal)).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));
            throw new ReportRefusedException($"There is no profile '{name}'. Known: {known}; or give the path of a profile's JSON file.");
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
