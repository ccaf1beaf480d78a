namespace ParticipationBot.Insights.Themes;

/// <summary>Which terms stand together more often than by chance.</summary>
internal static class TermGraph
{
    private const int LeastTogether = 4, MostNeighbours = 20;
    private const double LeastLink = 0.12;

    /// <returns>For each term its neighbours with the strength of the link (normalized pointwise mutual information), both ways.</returns>
    public static List<(int Term, double Strength)>[] Of(TermSpace space)
    {
        var size = space.Terms.Length;
        var (alone, together) = (new int[size], new int[size * size]);
        foreach (var view in space.Views)
        {
            for (var one = 0; one < view.Length; one++)
            {
                alone[view[one]]++;
                for (var other = one + 1; other < view.Length; other++) together[(view[one] * size) + view[other]]++;
            }
        }
        double all = Math.Max(1, space.Views.Length);
        var links = new List<(int One, int Other, double Strength)>[size];
        for (var term = 0; term < size; term++) links[term] = [];
        for (var one = 0; one < size; one++)
        {
            for (var other = one + 1; other < size; other++)
            {
                var count = together[(one * size) + other];
                if (count < LeastTogether) continue;
                var expected = alone[one] / all * alone[other];
                // The square root of the expected count off: a few meetings by chance are no link.
                if (count - expected < 2 * Math.Sqrt(expected)) continue;
                var strength = Math.Log(count / expected) / -Math.Log(count / all);
                if (strength < LeastLink) continue;
                links[one].Add((one, other, strength));
                links[other].Add((one, other, strength));
            }
        }
        var kept = links.SelectMany(link => link.OrderByDescending(each => each.Strength).ThenBy(each => each.One).ThenBy(each => each.Other).Take(MostNeighbours)).Distinct();
        var graph = new List<(int, double)>[size];
        for (var term = 0; term < size; term++) graph[term] = [];
        foreach (var (one, other, strength) in kept.OrderBy(each => each.One).ThenBy(each => each.Other))
        {
            // A pair that many children joined weighs more than a rare one.
            var weight = strength * Math.Log(1 + together[(one * size) + other]);
            graph[one].Add((other, weight));
            graph[other].Add((one, weight));
        }
        return graph;
    }
}
