using System.Globalization;
using ParticipationBot.Participation.Polls;
using ParticipationBot.Participation.Polls.Results;

namespace ParticipationBot.StaffConsole.Polls.Files;

/// <summary>What every code in a poll's files means, in three languages: columns, questions, answers, groups, and what was held back and why.</summary>
public sealed class ResultCodebook(ResultNames names)
{
    public static readonly IReadOnlyList<string> Head = ["about", "code", "kk", "ru", "en"];
    private static readonly IReadOnlyList<string> Columns = ["question", "by", "group", "choice", "children", "percent", "share", "first"];

    /// <param name="poll">One with results.</param>
    /// <returns>Rows as in <see cref="Head"/>.</returns>
    public IReadOnlyList<IReadOnlyList<string>> Rows(HeldPoll poll)
    {
        var results = poll.Results!;
        var rows = new List<IReadOnlyList<string>>
        {
            Row("poll", poll.Definition.Id, poll.Definition.Title),
            Row("poll", results.ClosedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "pollfiles.closed_on"),
            Row("poll", $"{results.Children}", "pollfiles.took_part"),
            Row("poll", "", "pollfiles.who_answered"),
            Row("poll", "", "polledit.why_hidden"),
        };
        rows.AddRange(Columns.Select(column => Row("column", column, $"pollfiles.column.{column}")));
        foreach (var (question, found) in poll.Definition.Questions.Join(results.Questions, each => each.Id, each => each.Question, (each, counted) => (each, counted)))
        {
            rows.Add(Row("question", question.Id, question.Text));
            rows.Add(Row($"question {question.Id}", "kind", $"polledit.kinds.{question.Kind}"));
            rows.AddRange(found.Overall.Select(cell => (IReadOnlyList<string>)[$"answer to {question.Id}", cell.Choice, .. InEach(language => names.Choice(question, cell.Choice, language))]));
        }
        rows.AddRange(ResultGroups.Names.Select(by => Row("by", by, $"polledit.group.{by}")));
        var groups = results.Questions.SelectMany(found => found.ByGroup).SelectMany(by => by.Value.Select(cell => (By: by.Key, cell.Group))).Distinct();
        rows.AddRange(groups.OrderBy(group => group.By, StringComparer.Ordinal).Select(group => (IReadOnlyList<string>)[group.By, group.Group, .. InEach(language => names.Group(group.By, group.Group, language))]));
        return rows;
    }

    public string Csv(HeldPoll poll) => string.Concat(Rows(poll).Prepend(Head).Select(PollResultTable.Line));

    private IReadOnlyList<string> Row(string about, string code, string key) => [about, code, .. InEach(language => names.Text(language, key))];

    private static IReadOnlyList<string> Row(string about, string code, PollText text) => [about, code, text.Kk, text.Ru, ""];

    private static IEnumerable<string> InEach(Func<string, string> text) => ((string[])["kk", "ru", "en"]).Select(text);
}
