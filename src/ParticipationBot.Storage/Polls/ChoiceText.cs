namespace ParticipationBot.Storage.Polls;

/// <summary>The stored form of chosen answers: "question=choice,choice", a line a question. Ids hold none of these signs.</summary>
public static class ChoiceText
{
    public static Dictionary<string, IReadOnlyList<string>> Read(string stored)
    {
        var choices = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var line in stored.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = line.IndexOf('=', StringComparison.Ordinal);
            choices[line[..at]] = line[(at + 1)..].Split(',', StringSplitOptions.RemoveEmptyEntries);
        }
        return choices;
    }

    public static string Write(IReadOnlyDictionary<string, IReadOnlyList<string>> choices) =>
        string.Join('\n', choices.Select(pair => $"{pair.Key}={string.Join(',', pair.Value)}"));
}
