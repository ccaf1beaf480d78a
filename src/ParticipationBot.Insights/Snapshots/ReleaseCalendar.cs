using System.Text.Json;

namespace ParticipationBot.Insights.Snapshots;

/// <summary>On which days of a month snapshots may be released: fixed beforehand, so that nobody chooses the day after one child more. From a file beside the profiles.</summary>
/// <param name="DaysOfMonth">In rising order, from 1 to 28.</param>
public sealed record ReleaseCalendar(IReadOnlyList<int> DaysOfMonth)
{
    public static ReleaseCalendar Shipped { get; } = JsonSerializer.Deserialize<ReleaseCalendar>(
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Snapshots", "release-calendar.json")), JsonSerializerOptions.Web)!;

    /// <param name="to">The last day of a snapshot's period.</param>
    /// <returns>The first fixed day after it.</returns>
    public DateOnly DueOn(DateOnly to)
    {
        var day = to.AddDays(1);
        while (!DaysOfMonth.Contains(day.Day)) day = day.AddDays(1);
        return day;
    }
}
