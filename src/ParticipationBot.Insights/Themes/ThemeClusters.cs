namespace ParticipationBot.Insights.Themes;

/// <summary>
/// Finds what views of a topic share: groups of terms that stand together seed the themes, as many as the terms form; then views and themes are
/// fitted to each other (spherical k-means) and a view that is close to none stays alone.
/// </summary>
internal static class ThemeClusters
{
    public const int Stray = -1;
    private const int MostRounds = 20, LeastTerms = 2, LeastSeeded = 8;
    private const double Resolution = 1.0, Alike = 0.55;
    private const float Close = 0.16f;

    /// <returns>For each view its theme, numbered from zero, or <see cref="Stray"/>; and the themes' centres over the terms.</returns>
    public static (int[] ThemeOf, float[][] Centres) Find(TermSpace space)
    {
        var centres = Seeds(space);
        var themes = new int[space.Views.Length];
        Array.Fill(themes, Stray);
        for (var round = 0; round < MostRounds && centres.Length > 0; round++)
        {
            var changed = Assign(space, centres, themes);
            var (fitted, merged) = Fit(space, themes, centres.Length);
            centres = fitted;
            if (!merged && changed <= themes.Length / 1000) break;
        }
        Assign(space, centres, themes);
        return (themes, centres);
    }

    private static float[][] Seeds(TermSpace space)
    {
        var group = Communities.Find(TermGraph.Of(space), Resolution);
        return [.. group.Index().GroupBy(each => each.Item).Where(terms => terms.Count() >= LeastTerms).Select(terms =>
        {
            var centre = new float[space.Terms.Length];
            foreach (var (term, _) in terms) centre[term] = space.Weights[term];
            return Unit(centre);
        })];
    }

    /// <returns>How many views changed their theme.</returns>
    private static int Assign(TermSpace space, float[][] centres, int[] themes)
    {
        var changed = 0;
        for (var view = 0; view < themes.Length; view++)
        {
            var (best, closest) = (Stray, Close * space.Lengths[view]);
            for (var theme = 0; theme < centres.Length; theme++)
            {
                var (centre, near) = (centres[theme], 0f);
                foreach (var term in space.Views[view]) near += centre[term] * space.Weights[term];
                if (near > closest) (best, closest) = (theme, near);
            }
            if (best == themes[view]) continue;
            themes[view] = best;
            changed++;
        }
        return changed;
    }

    private static (float[][] Centres, bool Merged) Fit(TermSpace space, int[] themes, int count)
    {
        var (sums, sizes) = (new float[count][], new int[count]);
        for (var theme = 0; theme < count; theme++) sums[theme] = new float[space.Terms.Length];
        for (var view = 0; view < themes.Length; view++)
        {
            if (themes[view] == Stray) continue;
            sizes[themes[view]]++;
            foreach (var term in space.Views[view]) sums[themes[view]][term] += space.Weights[term] / space.Lengths[view];
        }
        List<float[]> centres = [];
        var merged = false;
        foreach (var theme in Enumerable.Range(0, count).Where(theme => sizes[theme] >= LeastSeeded).OrderByDescending(theme => sizes[theme]).ThenBy(theme => theme))
        {
            var centre = Unit(sums[theme]);
            // Two groups of terms that meet in the same views are one theme; a stray group of words is none.
            if (centres.Exists(other => Dot(other, centre) > Alike)) merged = true;
            else centres.Add(centre);
        }
        return ([.. centres], merged || centres.Count < count);
    }

    private static float[] Unit(float[] vector)
    {
        var length = MathF.Sqrt(Dot(vector, vector));
        if (length > 0) for (var at = 0; at < vector.Length; at++) vector[at] /= length;
        return vector;
    }

    private static float Dot(float[] one, float[] other) => System.Numerics.Tensors.TensorPrimitives.Dot(one, other);
}
