using System.Text.Json;

namespace ParticipationBot.StaffConsole.Exploring;

/// <summary>Where each region stands on the map: one square each, so that a small city is seen as well as a wide oblast. Read once from the embedded region-tiles.json.</summary>
internal sealed record RegionTiles(int Columns, int Rows, IReadOnlyDictionary<string, int[]> Tiles)
{
    public static RegionTiles Shipped { get; } = Read();

    private static RegionTiles Read()
    {
        using var stream = typeof(RegionTiles).Assembly.GetManifestResourceStream("region-tiles.json")!;
        return JsonSerializer.Deserialize<RegionTiles>(stream, JsonSerializerOptions.Web)!;
    }
}
