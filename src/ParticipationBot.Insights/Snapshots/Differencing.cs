using ParticipationBot.Participation.DisclosureControl;

namespace ParticipationBot.Insights.Snapshots;

/// <summary>Two publications about overlapping times must not be subtracted to a few children.</summary>
internal static class Differencing
{
    /// <summary>Whether a cell, published beside its earlier number, would differ by fewer children than may be shown.</summary>
    public static bool GivesAway(IReadOnlyList<SnapshotContent> earlier, string table, string row, string column, int count) =>
        earlier.Any(before => Published(before, table, row, column) is { } shown && IsSmallStep(shown, count));

    /// <summary>Whether the totals of children differ so.</summary>
    public static bool TotalGivesAway(SnapshotContent earlier, int children) => IsSmallStep(earlier.Children, children);

    // The same rounded number tells nothing new.
    private static bool IsSmallStep(int shown, int count) =>
        Disclosure.Round(count) != shown && Math.Abs(Disclosure.Round(count) - shown) < Disclosure.Least;

    private static int? Published(SnapshotContent snapshot, string table, string row, string column) =>
        snapshot.Tables.FirstOrDefault(each => each.Id == table)?.Find(row, column)?.Children;
}
