using System.Text.Json;
using ParticipationBot.Insights.Snapshots;

namespace ParticipationBot.Insights.Exploring;

/// <summary>What the Explore page shows. Every number went through disclosure control; none of them is a true count.</summary>
/// <param name="Children">Who gave at least one view; null under ten.</param>
/// <param name="Tables">"topic"; for each attribute "age" and "topic-age"; "week", "topic-week", "month", "topic-month" with first days (2026-01-31) as values.</param>
public sealed record Exploration(DateTimeOffset CountedAt, bool IsDemo, int? Children, IReadOnlyList<SnapshotTable> Tables)
{
    public SnapshotTable Table(string id) => Tables.Single(table => table.Id == id);

    public bool IsEmpty => Children is null;

    internal byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, JsonSerializerOptions.Web);

    internal static Exploration FromBytes(byte[] bytes) => JsonSerializer.Deserialize<Exploration>(bytes, JsonSerializerOptions.Web)!;
}
