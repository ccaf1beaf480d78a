using System.Globalization;
using MiniExcelLibs;

namespace ParticipationBot.Participation.Polls.XlsForm;

/// <summary>Writes a poll as an XLSForm workbook that other tools open and <see cref="XlsFormReader"/> reads back.</summary>
public static class XlsFormWriter
{
    private const string Kk = "label::Қазақша (kk)";
    private const string Ru = "label::Русский (ru)";
    private static readonly PollText Yes = new("Иә", "Да");
    private static readonly PollText No = new("Жоқ", "Нет");

    public static byte[] Write(PollDefinition poll)
    {
        using var file = new MemoryStream();
        MiniExcel.SaveAs(file, new Dictionary<string, object>
        {
            ["survey"] = Survey(poll).ToList(),
            ["choices"] = Choices(poll).ToList(),
            ["settings"] = new List<Dictionary<string, object>>
            {
                new() { ["form_title"] = poll.Title.Ru, ["form_id"] = poll.Id, ["version"] = poll.Version.ToString(CultureInfo.InvariantCulture), ["default_language"] = "Қазақша (kk)" },
            },
        });
        return file.ToArray();
    }

    private static IEnumerable<Dictionary<string, object>> Survey(PollDefinition poll)
    {
        yield return Row("note", XlsFormNames.Title, poll.Title);
        if (poll.Introduction.Kk.Length + poll.Introduction.Ru.Length > 0) yield return Row("note", XlsFormNames.Introduction, poll.Introduction);
        foreach (var question in poll.Questions)
        {
            var shown = question.ShowIf is { } show ? XlsFormCondition.Write(show, poll.Questions.First(each => each.Id == show.Question).Kind) : "";
            yield return Row(Type(question), question.Id, question.Text, shown, Constraint(question), question.Kind == QuestionKind.Faces ? "likert" : "");
        }
    }

    private static string Type(PollQuestion question) => question.Kind switch
    {
        QuestionKind.SingleChoice => $"select_one {question.Id}",
        QuestionKind.Several => $"select_multiple {question.Id}",
        QuestionKind.Ranking => $"rank {question.Id}",
        QuestionKind.Faces => $"select_one {XlsFormNames.Faces}",
        QuestionKind.YesNo => $"select_one {XlsFormNames.YesNo}",
        QuestionKind.Number => "integer",
        QuestionKind.Text => "text",
        _ => throw new ArgumentOutOfRangeException(nameof(question), question.Kind, "No such kind of question."),
    };

    private static string Constraint(PollQuestion question) =>
        question.Kind == QuestionKind.Number ? $". >= {question.From} and . <= {question.To}" : question.Most is { } most ? $"count-selected(.) <= {most}" : "";

    private static IEnumerable<Dictionary<string, object>> Choices(PollDefinition poll)
    {
        foreach (var question in poll.Questions)
            foreach (var choice in question.Choices ?? []) yield return Choice(question.Id, choice.Id, choice.Text);
        if (poll.Questions.Any(question => question.Kind == QuestionKind.YesNo))
        {
            yield return Choice(XlsFormNames.YesNo, "yes", Yes);
            yield return Choice(XlsFormNames.YesNo, "no", No);
        }
        if (poll.Questions.Any(question => question.Kind == QuestionKind.Faces))
        {
            for (var face = 1; face <= 5; face++) yield return Choice(XlsFormNames.Faces, $"{face}", new PollText($"{face}", $"{face}"));
        }
    }

    private static Dictionary<string, object> Row(string type, string name, PollText text, string relevant = "", string constraint = "", string appearance = "") => new()
    {
        ["type"] = type, ["name"] = name, [Kk] = text.Kk, [Ru] = text.Ru, ["relevant"] = relevant, ["constraint"] = constraint, ["appearance"] = appearance,
    };

    private static Dictionary<string, object> Choice(string list, string name, PollText text) => new() { ["list_name"] = list, ["name"] = name, [Kk] = text.Kk, [Ru] = text.Ru };
}
