using ParticipationBot.Insights.Overviews;

namespace ParticipationBot.Insights.Tests;

public sealed class SmallPlacesTests
{
    [Fact]
    public void A_place_with_fewer_than_ten_children_is_hidden() =>
        Hidden(("KZ-71", 40), ("KZ-10", 9), ("KZ-62", 3)).Should().BeEquivalentTo("KZ-10", "KZ-62");

    [Fact]
    public void A_place_never_stands_hidden_alone_since_the_total_would_give_it_away() =>
        Hidden(("KZ-71", 40), ("KZ-75", 12), ("KZ-10", 9)).Should().BeEquivalentTo("KZ-75", "KZ-10");

    [Fact]
    public void Ten_children_are_enough() => Hidden(("KZ-71", 40), ("KZ-75", 10)).Should().BeEmpty();

    private static IEnumerable<string> Hidden(params (string Region, int Children)[] places) =>
        SmallPlaces.Hide([.. places.Select(place => new PlaceCount(place.Region, place.Children, 1))])
            .Where(place => place.Children is null).Select(place => place.Region);
}
