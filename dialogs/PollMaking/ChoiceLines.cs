using ParticipationBot.Participation.Polls;

namespace ParticipationBot.Dialogs.PollMaking;

/// <summary>Choices as they are typed on a phone: one a line, Kazakh and Russian with a slash between.</summary>
internal static class ChoiceLines
{
    /// <returns>Null where a line is not "kk / ru".</returns>
    public static IReadOnlyList<PollText>? Read(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split('/', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToList();
        return lines.Count > 0 && lines.TrueForAll(parts => parts.Length == 2) ? lines.ConvertAll(parts => new PollText(parts[0], parts[1])) : null;
    }

    /// <returns>"1 12", "1-12" or "от 1 до 12" as the least and the greatest number; null where it is something else.</returns>
    public static (int From, int To)? Bounds(string text)
    {
        var numbers = System.Text.RegularExpressions.Regex.Matches(text, @"\d{1,6}", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
        return numbers.Count == 2 && int.Parse(numbers[0].Value) is var from && int.Parse(numbers[1].Value) is var to && from < to ? (from, to) : null;
    }
}
