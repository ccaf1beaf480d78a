namespace ParticipationBot.Insights.Overviews;

/// <summary>Holds back places with few children.</summary>
public static class SmallPlaces
{
    /// <summary>The smallest number of children that is shown for a place.</summary>
    public const int Least = 10;

    /// <summary>Hides small places; a place that would stand hidden alone takes the next smallest with it, or the total would give it away.</summary>
    public static IReadOnlyList<PlaceCount> Hide(IReadOnlyList<PlaceCount> places)
    {
        var hidden = places.Where(place => place.Children is > 0 and < Least).Select(place => place.Region).ToHashSet(StringComparer.Ordinal);
        if (hidden.Count == 1 && places.Where(place => place.Children >= Least).MinBy(place => place.Children) is { } next) hidden.Add(next.Region);
        return [.. places.Select(place => hidden.Contains(place.Region) ? place with { Children = null, Views = null } : place)];
    }
}
