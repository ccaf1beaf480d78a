namespace ParticipationBot.Insights.Themes;

internal static class Mondays
{
    /// <returns>The day number of the Monday on or before the moment's own day.</returns>
    public static int Of(DateTimeOffset moment)
    {
        var day = DateOnly.FromDateTime(moment.DateTime);
        return day.DayNumber - (((int)day.DayOfWeek + 6) % 7);
    }
}
