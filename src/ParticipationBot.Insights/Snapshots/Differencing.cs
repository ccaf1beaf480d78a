using ParticipationBot.Insights.Forums;
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

    /// <summary>Looks at every figure of a snapshot beside each other one whose period overlaps.</summary>
    public static DifferencingCheck Check(Snapshot snapshot, IReadOnlyList<Snapshot> others)
    {
        var beside = others.Where(each => each.Code != snapshot.Code && each.IsDemo == snapshot.IsDemo && each.From <= snapshot.To && each.To >= snapshot.From).ToList();
        List<DifferencingFinding> findings = [];
        var compared = 0;
        foreach (var other in beside)
        {
            if (IsShownStep(other.Content.Children, snapshot.Content.Children)) findings.Add(new(other.Code, "total", "children", SnapshotBuilder.All));
            foreach (var (table, cell) in snapshot.Content.Tables.Where(table => table.CountsChildren).SelectMany(table => table.Cells.Select(cell => (table.Id, cell))))
            {
                if (cell.Children is not { } now || Published(other.Content, table, cell.Row, cell.Column) is not { } before) continue;
                compared++;
                if (IsShownStep(before, now)) findings.Add(new(other.Code, table, cell.Row, cell.Column));
            }
        }
        return new([.. beside.Select(each => each.Code)], compared, findings);
    }

    private static bool IsShownStep(int before, int now) => before != now && Math.Abs(before - now) < Disclosure.Least;

    // The same rounded number tells nothing new.
    private static bool IsSmallStep(int shown, int count) =>
        Disclosure.Round(count) != shown && Math.Abs(Disclosure.Round(count) - shown) < Disclosure.Least;

    private static int? Published(SnapshotContent snapshot, string table, string row, string column) =>
        snapshot.Tables.FirstOrDefault(each => each.Id == table)?.Find(row, column)?.Children;
}

/// <param name="Beside">Snapshots whose period overlaps and whose numbers were seen.</param>
/// <param name="Compared">Figures that both show.</param>
/// <param name="Findings">Figures that would differ by fewer than ten children.</param>
public sealed record DifferencingCheck(IReadOnlyList<string> Beside, int Compared, IReadOnlyList<DifferencingFinding> Findings);

public sealed record DifferencingFinding(string Other, string Table, string Row, string Column);
