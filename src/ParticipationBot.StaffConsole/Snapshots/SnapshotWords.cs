using ParticipationBot.Insights.Snapshots;
using ParticipationBot.StaffConsole.Exploring;

namespace ParticipationBot.StaffConsole.Snapshots;

/// <summary>Snapshots and their figures in the reader's language.</summary>
internal static class SnapshotWords
{
    public static string Refusal(this Words words, SnapshotRefusedException refused) =>
        words.Of($"snapshots.refused.{char.ToLowerInvariant(refused.Refusal.ToString()[0])}{refused.Refusal.ToString()[1..]}", ("about", refused.About));

    public static string Day(this Words words, DateOnly day) => day.ToString("d MMM yyyy", words.Culture);

    public static string Period(this Words words, Snapshot snapshot) => $"{words.Day(snapshot.From)} – {words.Day(snapshot.To)}";

    /// <summary>For example "Learning, 10–12".</summary>
    public static string Figure(this Words words, string table, string row, string column)
    {
        if (table == "forum" || table.StartsWith("forum-", StringComparison.Ordinal)) return words.ForumFigure(table, row, column);
        // The register's own counts have no names of their own in the console.
        if (table.StartsWith("forum", StringComparison.Ordinal)) return $"{table}: {row}, {column}";
        var isTopic = table == "topic" || table.StartsWith("topic-", StringComparison.Ordinal);
        var name = isTopic ? words.Topic(row) : words.Group(table, row);
        return column == "all" ? name : $"{name}, {words.Group(table["topic-".Length..], column)}";
    }

    private static string ForumFigure(this Words words, string table, string row, string column)
    {
        var name = words[$"forum.figure.{row}"];
        return column == "all" ? name : $"{name}, {words[table == "forum-region" ? $"region.{column}" : $"forum.kind.{column}"]}";
    }
}
