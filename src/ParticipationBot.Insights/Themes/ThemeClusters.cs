using System.Numerics.Tensors;

namespace ParticipationBot.Insights.Themes;

/// <summary>
/// Finds what views of a topic share. Groups of terms that stand together seed fine groups of views, as many as the terms form; views and groups are
/// fitted to each other (spherical k-means), a view that is close to none stays alone; then groups that speak of the same become one theme.
/// </summary>
internal static class ThemeClusters
{
    public const int Stray = -1;
    private const int MostRounds = 20, LeastTerms = 2, LeastSeeded = 8;
    private const double Resolution = 1.5;

    // Chosen on the synthetic season (docs/themes.md), where a little more or less of each changes little.
    private const float Close = 0.2f, SameGroup = 0.35f, SameTheme = 0.25f;

    /// <returns>For each view its theme, numbered from zero, or <see cref="Stray"/>; and the themes' centres over the terms.</returns>
    public static (int[] ThemeOf, float[][] Centres) Find(TermSpace space)
    {
        var centres = Seeds(space);
        var groups = new int[space.Views.Length];
        Array.Fill(groups, Stray);
        for (var round = 0; round < MostRounds && centres.Length > 0; round++)
        {
            var changed = Assign(space, centres, groups);
            var (sums, _) = Merge(Sums(space, groups, centres.Length), SameGroup);
            var isStable = sums.Count == centres.Length && changed <= groups.Length / 1000;
            centres = [.. sums.Select(Unit)];
            if (isStable) break;
        }
        Assign(space, centres, groups);
        var (themes, themeOf) = Merge(Sums(space, groups, centres.Length), SameTheme);
        return (Array.ConvertAll(groups, group => group == Stray ? Stray : themeOf[group]), [.. themes.Select(Unit)]);
    }

    private static float[][] Seeds(TermSpace space)
    {
        var group = Communities.Find(TermGraph.Of(space), Resolution);
        // A subject that everyone joins with everything has no neighbours, and is a theme all the same.
        return [.. group.Index().GroupBy(each => each.Item).Where(terms => terms.Count() >= LeastTerms || space.Terms[terms.First().Index][0] == WordBook.Subject).Select(terms =>
        {
            var centre = new float[space.Terms.Length];
            foreach (var (term, _) in terms) centre[term] = space.Weights[term];
            return Unit(centre);
        })];
    }

    /// <returns>How many views changed their group.</returns>
    private static int Assign(TermSpace space, float[][] centres, int[] groups)
    {
        var changed = 0;
        for (var view = 0; view < groups.Length; view++)
        {
            var (best, closest) = (Stray, Close * space.Lengths[view]);
            for (var group = 0; group < centres.Length; group++)
            {
                var (centre, near) = (centres[group], 0f);
                foreach (var term in space.Views[view]) near += centre[term] * space.Weights[term];
                if (near > closest) (best, closest) = (group, near);
            }
            if (best == groups[view]) continue;
            groups[view] = best;
            changed++;
        }
        return changed;
    }

    /// <returns>Each group's views added up; null where too few are left of it.</returns>
    private static float[]?[] Sums(TermSpace space, int[] groups, int count)
    {
        var (sums, sizes) = (new float[count][], new int[count]);
        for (var group = 0; group < count; group++) sums[group] = new float[space.Terms.Length];
        for (var view = 0; view < groups.Length; view++)
        {
            if (groups[view] == Stray) continue;
            sizes[groups[view]]++;
            foreach (var term in space.Views[view]) sums[groups[view]][term] += space.Weights[term] / space.Lengths[view];
        }
        return [.. sums.Select((sum, group) => sizes[group] < LeastSeeded ? null : sum)];
    }

    /// <summary>The closest two become one, until none are as close as this.</summary>
    /// <returns>What is left, and for each group its place there.</returns>
    private static (List<float[]> Sums, int[] PlaceOf) Merge(float[]?[] groups, float alike)
    {
        var (sums, members) = (new List<float[]>(), new List<List<int>>());
        foreach (var (group, sum) in groups.Index())
        {
            if (sum is null) continue;
            sums.Add([.. sum]);
            members.Add([group]);
        }
        while (Closest(sums) is (var one, var other, var near) && near > alike)
        {
            TensorPrimitives.Add(sums[one], sums[other], sums[one]);
            members[one].AddRange(members[other]);
            sums.RemoveAt(other);
            members.RemoveAt(other);
        }
        var placeOf = new int[groups.Length];
        Array.Fill(placeOf, Stray);
        foreach (var (place, merged) in members.Index()) foreach (var group in merged) placeOf[group] = place;
        return (sums, placeOf);
    }

    private static (int One, int Other, float Near) Closest(List<float[]> sums)
    {
        var units = sums.ConvertAll(Unit);
        var closest = (0, 0, Near: -1f);
        for (var one = 0; one < units.Count; one++)
            for (var other = one + 1; other < units.Count; other++)
                if (TensorPrimitives.Dot<float>(units[one], units[other]) is var near && near > closest.Near) closest = (one, other, near);
        return closest;
    }

    private static float[] Unit(float[] vector)
    {
        var unit = new float[vector.Length];
        var length = TensorPrimitives.Norm<float>(vector);
        if (length > 0) TensorPrimitives.Divide(vector, length, unit);
        return unit;
    }
}
