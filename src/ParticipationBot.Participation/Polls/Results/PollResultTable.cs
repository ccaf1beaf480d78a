using System.Text;

namespace ParticipationBot.Participation.Polls.Results;

/// <summary>Published results as one flat table. Columns: question, question_kk, question_ru, by, group, choice, choice_kk, choice_ru, children, percent.</summary>
public static class PollResultTable
{
    private const string Head = "question,question_kk,question_ru,by,group,choice,choice_kk,choice_ru,children,percent";

    /// <summary>CSV as in RFC 4180. An empty number was held back.</summary>
    /// <param name="poll">One with results.</param>
    public static string Csv(HeldPoll poll)
    {
        var lines = new StringBuilder(Head).Append("\r\n");
        foreach (var found in poll.Results!.Questions)
        {
            var question = poll.Definition.Questions.First(each => each.Id == found.Question);
            foreach (var cell in found.Overall) Append(lines, question, ResultGroups.All, cell);
            foreach (var (by, cells) in found.ByGroup)
                foreach (var cell in cells) Append(lines, question, by, cell);
        }
        return lines.ToString();
    }

    private static void Append(StringBuilder lines, PollQuestion question, string by, ResultCell cell)
    {
        var choice = question.Choices?.FirstOrDefault(each => each.Id == cell.Choice)?.Text;
        string[] fields =
        [
            question.Id, question.Text.Kk, question.Text.Ru, by, cell.Group, cell.Choice, choice?.Kk ?? "", choice?.Ru ?? "", $"{cell.Children}", $"{cell.Percent}",
        ];
        lines.Append(Line(fields));
    }

    /// <summary>One record of a CSV file, with its line's end.</summary>
    public static string Line(IEnumerable<string> fields) => string.Join(',', fields.Select(Field)) + "\r\n";

    /// <summary>A text that a spreadsheet would take for a formula is put behind an apostrophe.</summary>
    private static string Field(string text)
    {
        if (text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal)) text = "'" + text;
        return text.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}
