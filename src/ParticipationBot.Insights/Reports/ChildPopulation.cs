using System.Text.Json;

namespace ParticipationBot.Insights.Reports;

/// <summary>The children of the country, from a dated file of the statistics office. Replace the file when newer figures come out.</summary>
internal sealed record ChildPopulation(IReadOnlyDictionary<string, string> Source, DateOnly Date, int Children, IReadOnlyList<PopulationShare> Shares)
{
    public static ChildPopulation Read() => JsonSerializer.Deserialize<ChildPopulation>(
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Reports", "Profiles", "children-population.json")), JsonSerializerOptions.Web)!;
}

/// <param name="Values">Answers that belong to the group.</param>
internal sealed record PopulationShare(string Attribute, string Group, IReadOnlyList<string> Values, int Percent);
