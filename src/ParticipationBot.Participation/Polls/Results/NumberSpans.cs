namespace ParticipationBot.Participation.Polls.Results;

/// <summary>Numbers are published in at most five spans of equal width.</summary>
internal static class NumberSpans
{
    private const int Most = 5;

    public static IReadOnlyList<string> Of(PollQuestion question)
    {
        var (from, to) = (question.From ?? 0, question.To ?? 0);
        var width = Width(question);
        return [.. Enumerable.Range(0, ((to - from) / width) + 1).Select(span => Name(from + (span * width), Math.Min(to, from + ((span + 1) * width) - 1)))];
    }

    /// <returns>Null for what is no number of the question.</returns>
    public static string? For(PollQuestion question, string given)
    {
        if (!int.TryParse(given, out var number) || number < question.From || number > question.To) return null;
        var from = question.From!.Value;
        var start = from + ((number - from) / Width(question) * Width(question));
        return Name(start, Math.Min(question.To!.Value, start + Width(question) - 1));
    }

    private static int Width(PollQuestion question) => Math.Max(1, ((question.To ?? 0) - (question.From ?? 0) + Most) / Most);

    private static string Name(int from, int to) => from == to ? $"{from}" : $"{from}-{to}";
}
