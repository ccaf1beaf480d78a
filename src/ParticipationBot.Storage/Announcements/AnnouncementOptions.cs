namespace ParticipationBot.Storage.Announcements;

/// <summary>When and how fast children are written to first.</summary>
public sealed record AnnouncementOptions
{
    /// <summary>Local times between which nobody is written to first. The same time twice: no quiet hours.</summary>
    public TimeOnly QuietFrom { get; init; } = new(21, 0);

    public TimeOnly QuietUntil { get; init; } = new(8, 0);

    /// <summary>Participants looked at in one transaction. No more messages wait at once, so that few are still unsent when quiet hours begin.</summary>
    public int PageSize { get; init; } = 200;

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
