namespace ParticipationBot.Commands.Season;

/// <summary>The adjusted Rand index (Hubert and Arabie 1985): 1 where two groupings are the same, 0 where they agree as chance would.</summary>
internal static class RandIndex
{
    public static double Of(IReadOnlyList<string> one, IReadOnlyList<string> other)
    {
        var pairs = one.Zip(other).ToList();
        var together = pairs.CountBy(pair => pair).Sum(group => Two(group.Value));
        var (first, second) = (one.CountBy(label => label, StringComparer.Ordinal).Sum(group => Two(group.Value)), other.CountBy(label => label, StringComparer.Ordinal).Sum(group => Two(group.Value)));
        var expected = first * second / Two(pairs.Count);
        var most = (first + second) / 2;
        return most - expected < 1e-12 ? 1 : (together - expected) / (most - expected);
    }

    private static double Two(int count) => count * (count - 1.0) / 2;
}
