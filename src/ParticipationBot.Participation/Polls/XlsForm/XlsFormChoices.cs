namespace ParticipationBot.Participation.Polls.XlsForm;

/// <summary>The lists of the sheet "choices".</summary>
internal sealed class XlsFormChoices
{
    private readonly Dictionary<string, List<PollChoice>> lists = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> firstRow = new(StringComparer.Ordinal);
    private readonly HashSet<string> used = new(StringComparer.Ordinal);
    private readonly List<XlsFormProblem> problems;

    public XlsFormChoices(XlsFormSheet? sheet, Func<XlsFormSheet, XlsFormRow, PollText> text, List<XlsFormProblem> problems)
    {
        this.problems = problems;
        foreach (var row in sheet?.Rows ?? [])
        {
            var (list, name) = (row["list_name"].Length > 0 ? row["list_name"] : row["list name"], XlsFormNames.Id(row["name"]));
            if (list.Length == 0 || name.Length == 0)
            {
                problems.Add(new(sheet!.Name, row.Number, list.Length == 0 ? "list_name" : "name", "no_name"));
                continue;
            }
            if (!lists.TryGetValue(list, out var choices)) (lists[list], firstRow[list]) = (choices = [], row.Number);
            choices.Add(new PollChoice(name, text(sheet!, row)));
        }
    }

    /// <returns>Null where no such list exists; the kinds with buttons of their own need none.</returns>
    public IReadOnlyList<PollChoice>? Find(string list)
    {
        used.Add(list);
        return lists.TryGetValue(list, out var choices) ? choices : XlsFormNames.Id(list) is XlsFormNames.YesNo or XlsFormNames.Faces ? [] : null;
    }

    /// <summary>Says which lists no question asks for.</summary>
    public void Unused()
    {
        foreach (var (list, row) in firstRow)
            if (!used.Contains(list)) problems.Add(new("choices", row, "list_name", "unused_list", list, IsWarning: true));
    }
}
