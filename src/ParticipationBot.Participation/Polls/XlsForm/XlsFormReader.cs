namespace ParticipationBot.Participation.Polls.XlsForm;

/// <summary>
/// Takes a poll from an XLSForm workbook (https://xlsform.org): select_one, select_multiple, rank, integer, range, text, note, and "relevant" with
/// one answer. The lists "yes_no" and "faces" stand for those kinds; the notes "title" and "introduction" for what begins the poll.
/// </summary>
public sealed class XlsFormReader
{
    private readonly List<XlsFormProblem> problems = [];
    private readonly List<PollQuestion> questions = [];
    private readonly XlsFormSheet survey;
    private readonly XlsFormChoices choices;
    private PollText? title;
    private PollText? introduction;
    private PollText? note;

    private XlsFormReader(XlsFormSheet survey, XlsFormSheet? choices)
    {
        this.survey = survey;
        this.choices = new XlsFormChoices(choices, Text, problems);
    }

    /// <param name="id">The poll's id and code are this installation's own: those of another would clash.</param>
    public static XlsFormImport Read(Stream file, string id, string code)
    {
        if (XlsFormBook.Read(file) is not { } sheets) return new XlsFormImport(null, [new("", 0, "", "not_a_workbook")]);
        if (!sheets.TryGetValue("survey", out var survey)) return new XlsFormImport(null, [new("survey", 0, "", "no_sheet", "survey")]);
        var reader = new XlsFormReader(survey, sheets.GetValueOrDefault("choices"));
        reader.Languages();
        foreach (var row in survey.Rows) reader.Take(row);
        reader.choices.Unused();
        var name = sheets.GetValueOrDefault("settings")?.Rows is [var settings, ..] ? settings["form_title"] : "";
        if (reader.questions.Count == 0) return new XlsFormImport(null, [.. reader.problems, new("survey", 0, "", "no_questions")]);
        return new XlsFormImport(
            new PollDefinition(id, 1, code, reader.title ?? new PollText(name, name), reader.introduction ?? new PollText("", ""), reader.questions), reader.problems);
    }

    private void Languages()
    {
        foreach (var language in (string[])["kk", "ru"])
            if (survey.Column("label", language) is null) problems.Add(new(survey.Name, 1, "label", "no_language", language, IsWarning: true));
    }

    private void Take(XlsFormRow row)
    {
        var words = row["type"].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var (type, list) = (words.FirstOrDefault()?.ToLowerInvariant() ?? "", words.ElementAtOrDefault(1) ?? "");
        switch (type)
        {
            case "note":
                Note(row);
                break;
            case "select_one" or "select_multiple" or "rank":
                if (choices.Find(list) is { } found) Add(row, Select(row, type, list, found));
                else problems.Add(new(survey.Name, row.Number, "type", "no_list", list));
                break;
            case "integer":
                Add(row, Number(row, "constraint", XlsFormCondition.Bounds(row["constraint"])));
                break;
            case "range":
                Add(row, Number(row, "parameters", XlsFormCondition.Range(row["parameters"])));
                break;
            case "text":
                Add(row, Question(row, QuestionKind.Text));
                break;
            case "start" or "end" or "today" or "deviceid" or "username" or "phonenumber" or "email" or "audit":
                problems.Add(new(survey.Name, row.Number, "type", "identifies", type, IsWarning: true));
                break;
            default:
                problems.Add(new(survey.Name, row.Number, "type", "unknown_type", row["type"]));
                break;
        }
    }

    private void Note(XlsFormRow row)
    {
        var text = Text(survey, row);
        if (XlsFormNames.Id(row["name"]) == XlsFormNames.Title) title = text;
        else if (XlsFormNames.Id(row["name"]) == XlsFormNames.Introduction) introduction = text;
        else note = text;
    }

    private PollQuestion Select(XlsFormRow row, string type, string list, IReadOnlyList<PollChoice> found) => (type, XlsFormNames.Id(list)) switch
    {
        ("select_one", XlsFormNames.YesNo) => Question(row, QuestionKind.YesNo),
        ("select_one", XlsFormNames.Faces) => Question(row, QuestionKind.Faces),
        ("select_one", _) => Question(row, QuestionKind.SingleChoice) with { Choices = found },
        ("rank", _) => Question(row, QuestionKind.Ranking) with { Choices = found, Most = Most(row) },
        _ => Question(row, QuestionKind.Several) with { Choices = found, Most = Most(row) },
    };

    private int? Most(XlsFormRow row)
    {
        if (row["constraint"].Length == 0) return null;
        var most = XlsFormCondition.MostChoices(row["constraint"]);
        if (most is null) problems.Add(new(survey.Name, row.Number, "constraint", "constraint", row["constraint"], IsWarning: true));
        return most;
    }

    private PollQuestion Number(XlsFormRow row, string column, (int From, int To)? bounds)
    {
        if (bounds is null) problems.Add(new(survey.Name, row.Number, column, "bounds", row[column]));
        return Question(row, QuestionKind.Number) with { From = bounds?.From, To = bounds?.To };
    }

    private PollQuestion Question(XlsFormRow row, QuestionKind kind) => new(XlsFormNames.Id(row["name"]), kind, Text(survey, row));

    private void Add(XlsFormRow row, PollQuestion question)
    {
        if (question.Id.Length == 0) problems.Add(new(survey.Name, row.Number, "name", "no_name"));
        var show = row["relevant"].Length > 0 ? XlsFormCondition.ShowIf(row["relevant"]) : null;
        if (show is null && row["relevant"].Length > 0) problems.Add(new(survey.Name, row.Number, "relevant", "relevant", row["relevant"]));
        if (row["required"].ToLowerInvariant() is "yes" or "true" or "true()") problems.Add(new(survey.Name, row.Number, "required", "required", "", IsWarning: true));
        // A note says something before the question that follows it.
        if (note is { } before) question = question with { Text = new PollText(Join(before.Kk, question.Text.Kk), Join(before.Ru, question.Text.Ru)) };
        note = null;
        questions.Add(question with { ShowIf = show });
    }

    private static string Join(string before, string text) => before.Length == 0 ? text : $"{before}\n\n{text}";

    private PollText Text(XlsFormSheet sheet, XlsFormRow row)
    {
        var (kk, ru) = (row[sheet.Column("label", "kk")], row[sheet.Column("label", "ru")]);
        if (kk.Length == 0 && sheet.Column("label", "kk") is { } first) problems.Add(new(sheet.Name, row.Number, first, "missing_translation", "kk", IsWarning: true));
        if (ru.Length == 0 && sheet.Column("label", "ru") is { } second) problems.Add(new(sheet.Name, row.Number, second, "missing_translation", "ru", IsWarning: true));
        // A label without a language is the author's only text: it is kept on both sides, so that nothing is lost.
        return new PollText(kk.Length > 0 ? kk : sheet.Column("label", "kk") is null ? row["label"] : "", ru.Length > 0 ? ru : sheet.Column("label", "ru") is null ? row["label"] : "");
    }
}
