namespace ParticipationBot.Insights.Themes;

/// <summary>Groups of a graph by modularity (Louvain), in the order of the nodes: the same graph gives the same groups, as many as it has.</summary>
internal static class Communities
{
    private const int MostRounds = 50;

    /// <param name="resolution">Above one: smaller groups.</param>
    /// <returns>Each node's group, numbered from zero.</returns>
    public static int[] Find(IReadOnlyList<(int Node, double Weight)>[] graph, double resolution)
    {
        var group = Enumerable.Range(0, graph.Length).ToArray();
        var level = graph;
        while (true)
        {
            var moved = Move(level, resolution);
            var count = Renumber(moved);
            for (var node = 0; node < group.Length; node++) group[node] = moved[group[node]];
            if (count == level.Length) return group;
            level = Merge(level, moved, count);
        }
    }

    private static int[] Move(IReadOnlyList<(int Node, double Weight)>[] graph, double resolution)
    {
        var group = Enumerable.Range(0, graph.Length).ToArray();
        var degree = graph.Select(links => links.Sum(link => link.Weight)).ToArray();
        var (total, twice) = ((double[])degree.Clone(), degree.Sum());
        if (twice == 0) return group;
        var near = new SortedDictionary<int, double>();
        for (var round = 0; round < MostRounds; round++)
        {
            var changed = false;
            for (var node = 0; node < graph.Length; node++)
            {
                near.Clear();
                near[group[node]] = 0;
                foreach (var (other, weight) in graph[node]) if (other != node) near[group[other]] = near.GetValueOrDefault(group[other]) + weight;
                total[group[node]] -= degree[node];
                var (best, gain) = (group[node], near[group[node]] - (resolution * degree[node] * total[group[node]] / twice));
                foreach (var (candidate, weight) in near)
                {
                    var here = weight - (resolution * degree[node] * total[candidate] / twice);
                    if (here > gain + 1e-9) (best, gain) = (candidate, here);
                }
                total[best] += degree[node];
                changed |= best != group[node];
                group[node] = best;
            }
            if (!changed) break;
        }
        return group;
    }

    private static int Renumber(int[] group)
    {
        Dictionary<int, int> numbers = [];
        for (var node = 0; node < group.Length; node++)
        {
            if (!numbers.TryGetValue(group[node], out var number)) numbers[group[node]] = number = numbers.Count;
            group[node] = number;
        }
        return numbers.Count;
    }

    private static IReadOnlyList<(int, double)>[] Merge(IReadOnlyList<(int Node, double Weight)>[] graph, int[] group, int count)
    {
        var merged = new SortedDictionary<int, double>[count];
        for (var each = 0; each < count; each++) merged[each] = [];
        for (var node = 0; node < graph.Length; node++)
            foreach (var (other, weight) in graph[node])
                merged[group[node]][group[other]] = merged[group[node]].GetValueOrDefault(group[other]) + weight;
        return [.. merged.Select(links => links.Select(pair => (pair.Key, pair.Value)).ToList())];
    }
}
