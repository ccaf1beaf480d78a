namespace ParticipationBot.Participation;

/// <summary>Kazakhstan's one time zone since 1 March 2024 (UTC+5): the days that children and staff live in.</summary>
public static class KazakhstanTime
{
    private static readonly TimeSpan Offset = TimeSpan.FromHours(5);

    public static DateTimeOffset Local(DateTimeOffset moment) => moment.ToOffset(Offset);

    public static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(Local(moment).DateTime);

    /// <summary>The last day that lies before a moment at least in part: of a poll that closes at midnight, the day before.</summary>
    public static DateOnly LastDayBefore(DateTimeOffset moment) => DayOf(moment.AddTicks(-1));

    /// <summary>Midnight at the beginning of a day.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), Offset);
}
