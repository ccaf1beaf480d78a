namespace ParticipationBot.Storage.Announcements;

/// <summary>When and how fast children are written to first.</summary>
public sealed record AnnouncementOptions
{
    /// <summary>Local times between which nobody is written to first. The same time twice: no quiet hours.</summary>
    public TimeOnly QuietFrom { get; init; } = new(21, 0);

    public TimeOnly QuietUntil { get; init; } = new(8, 0);

    /// <summary>
    /// Local times of lessons from Monday to Friday, in which nobody is invited to a poll; news goes out. Holidays are not known: an
    /// invitation then waits for nothing until the afternoon. The same time twice: no lessons.
    /// </summary>
    public TimeOnly LessonsFrom { get; init; } = new(8, 0);

    public TimeOnly LessonsUntil { get; init; } = new(14, 0);

    /// <summary>Participants looked at in one transaction.</summary>
    public int PageSize { get; init; } = 200;

    /// <summary>
    /// No further page is written while so many messages wait, so that few are still unsent when quiet hours begin. Null for a page's worth; 0 for
    /// no limit: the whole queue is written at once.
    /// </summary>
    public int? MostWaiting { get; init; }

    /// <returns>When the lessons end that it is in now; null outside of them.</returns>
    internal DateTimeOffset? LessonsUntilAfter(DateTimeOffset now, TimeSpan localOffset)
    {
        var local = now.ToOffset(localOffset);
        var isSchoolDay = local.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
        if (!isSchoolDay || !TimeOnly.FromDateTime(local.DateTime).IsBetween(LessonsFrom, LessonsUntil)) return null;
        return new DateTimeOffset(local.Date + LessonsUntil.ToTimeSpan(), localOffset);
    }

    /// <returns>When the quiet hours end that it is in now; null outside of them.</returns>
    internal DateTimeOffset? QuietUntilAfter(DateTimeOffset now, TimeSpan localOffset)
    {
        var local = now.ToOffset(localOffset);
        // TimeOnly.IsBetween understands spans over midnight.
        if (!TimeOnly.FromDateTime(local.DateTime).IsBetween(QuietFrom, QuietUntil)) return null;
        var end = new DateTimeOffset(local.Date + QuietUntil.ToTimeSpan(), localOffset);
        return end > now ? end : end.AddDays(1);
    }
}
