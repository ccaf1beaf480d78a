namespace ParticipationBot.Insights.Overviews;

/// <summary>Live counts for staff. Not for publication: only places are held back where few children stand behind a number.</summary>
/// <param name="Days">Views by day, oldest first, days without any included.</param>
public sealed record Overview(
    int Children, int Views, int ViewsLastWeek, int OpenCases, bool HasDemoData, IReadOnlyList<Count> Topics, IReadOnlyList<DayCount> Days,
    IReadOnlyList<PlaceCount> Places, IReadOnlyList<Count> Languages, IReadOnlyList<Count> Ages)
{
    public bool IsEmpty => Children == 0 && Views == 0;
}

/// <param name="Id">Of a topic, language or age band; "unknown" where the child did not say.</param>
public sealed record Count(string Id, int Number);

public sealed record DayCount(DateOnly Day, int Number);

/// <param name="Children">Null where fewer than <see cref="SmallPlaces.Least"/> children, or where the number would give another one away.</param>
/// <param name="Views">Null with <paramref name="Children"/>.</param>
public sealed record PlaceCount(string Region, int? Children, int? Views);
