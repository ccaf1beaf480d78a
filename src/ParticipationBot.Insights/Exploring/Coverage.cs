using ParticipationBot.Insights.Reports;
using ParticipationBot.Insights.Snapshots;
using ParticipationBot.Participation.DisclosureControl;

namespace ParticipationBot.Insights.Exploring;

/// <summary>The children who took part beside all children of the country: who is missing.</summary>
/// <param name="Source">Language → who published the population's figures.</param>
/// <param name="Rows">Groups for which the population file has a share.</param>
/// <param name="RegionsReached">Regions whose number may be shown.</param>
/// <param name="RegionsSilent">Regions from which too few children took part, or whose number is held back.</param>
/// <param name="Unanswered">Attribute → percent of the children who did not say; null where too few to tell.</param>
public sealed record Coverage(
    IReadOnlyDictionary<string, string> Source, DateOnly Date, IReadOnlyList<CoverageRow> Rows, IReadOnlyList<string> RegionsReached,
    IReadOnlyList<string> RegionsSilent, IReadOnlyDictionary<string, int?> Unanswered)
{
    /// <summary>What the population file has no shares for, so that nothing can be set beside it.</summary>
    public static IReadOnlyList<string> WithoutPopulation => ["age", "region", "language"];

    /// <param name="table">Finds a one-way table such as "sex".</param>
    public static Coverage Of(Func<string, SnapshotTable> table)
    {
        var population = ChildPopulation.Read();
        var regions = table("region").Cells.Where(cell => cell.Row != Voice.Unknown).ToList();
        return new Coverage(population.Source, population.Date,
            [.. population.Shares.Select(share => new CoverageRow(share.Attribute, share.Group, Part(table(share.Attribute), share.Values), share.Percent))],
            [.. regions.Where(cell => cell.Children is not null).Select(cell => cell.Row)],
            [.. regions.Where(cell => cell.Children is null).Select(cell => cell.Row)],
            new[] { "age", "sex", "region", "settlement" }.ToDictionary(name => name, name => table(name).Find(Voice.Unknown, SnapshotBuilder.All)?.Percent));
    }

    private static int? Part(SnapshotTable table, IReadOnlyList<string> values)
    {
        var known = table.Cells.Where(cell => cell.Row != Voice.Unknown).ToList();
        var all = known.Sum(cell => cell.Children ?? 0);
        // With a part held back, the share would be wrong and could give it away.
        if (known.Exists(cell => cell.Children is null) || all < Disclosure.LeastForPercent) return null;
        return (int)Math.Round(100.0 * known.Where(cell => values.Contains(cell.Row, StringComparer.Ordinal)).Sum(cell => cell.Children!.Value) / all, MidpointRounding.AwayFromZero);
    }
}

/// <param name="TookPart">Percent of those who took part and said; null where too few, or where a part is held back.</param>
/// <param name="Population">Percent of all children.</param>
public sealed record CoverageRow(string Attribute, string Group, int? TookPart, int Population)
{
    /// <summary>Percentage points that the group falls behind its share; null where nothing can be said.</summary>
    public int? Behind => TookPart is { } part ? Population - part : null;
}
