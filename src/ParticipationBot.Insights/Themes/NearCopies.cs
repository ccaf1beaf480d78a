namespace ParticipationBot.Insights.Themes;

/// <summary>Finds texts that are the same but for a few words, by bands of their MinHash sketches.</summary>
internal static class NearCopies
{
    public const int SketchLength = 24;
    private const int Rows = 4, Same = 20;

    /// <param name="views">In an order that does not depend on the reading.</param>
    /// <returns>For each view the first view that it is a copy of; itself where it is none.</returns>
    public static int[] Find(IReadOnlyList<ThemeView> views)
    {
        var original = Enumerable.Range(0, views.Count).ToArray();
        var bands = new Dictionary<ulong, int>[SketchLength / Rows];
        for (var band = 0; band < bands.Length; band++) bands[band] = [];
        for (var at = 0; at < views.Count; at++)
        {
            var sketch = views[at].Sketch;
            if (sketch.Length == 0) continue;
            for (var band = 0; band < bands.Length; band++)
            {
                var key = Key(sketch, band);
                if (!bands[band].TryGetValue(key, out var first)) { bands[band][key] = original[at]; continue; }
                if (original[at] == at && first != at && Alike(views[first].Sketch, sketch)) original[at] = first;
            }
        }
        return original;
    }

    private static bool Alike(uint[] one, uint[] other)
    {
        var same = 0;
        for (var at = 0; at < one.Length; at++) if (one[at] == other[at]) same++;
        return same >= Same;
    }

    private static ulong Key(uint[] sketch, int band)
    {
        var key = 14695981039346656037;
        for (var row = band * Rows; row < (band + 1) * Rows; row++) key = (key ^ sketch[row]) * 1099511628211;
        return key;
    }
}
