using System.Text.Json;

namespace ParticipationBot.Participation.Topics;

/// <summary>The topics, read once from the embedded topics.json.</summary>
public static class Taxonomy
{
    public const int MostPerView = 3;
    public const string Other = "other";
    public const string NotAView = "not_a_view";

    /// <summary>All entries, in the order in which children see them.</summary>
    public static IReadOnlyList<Topic> All { get; } = Read();

    /// <summary>The entries a child can choose from.</summary>
    public static IReadOnlyList<Topic> Choosable { get; } = [.. All.Where(topic => topic.IsView)];

    public static Topic? Find(string id) => All.FirstOrDefault(topic => topic.Id == id);

    private static List<Topic> Read()
    {
        using var stream = typeof(Taxonomy).Assembly.GetManifestResourceStream("topics.json")!;
        return JsonSerializer.Deserialize<List<Topic>>(stream, JsonSerializerOptions.Web)!;
    }
}
