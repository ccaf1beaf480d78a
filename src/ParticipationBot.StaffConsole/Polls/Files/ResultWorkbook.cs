using MiniExcelLibs;
using ParticipationBot.Participation.Polls;
using ParticipationBot.Participation.Polls.Results;

namespace ParticipationBot.StaffConsole.Polls.Files;

/// <summary>Published results as a workbook: the codebook, then a sheet a question. It holds what the published results hold, and nothing more.</summary>
public sealed class ResultWorkbook(ResultNames names, ResultCodebook codebook)
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const string CodebookSheet = "codebook";

    /// <summary>Excel takes 31 characters for a sheet's name.</summary>
    private const int LongestName = 31;

    /// <param name="poll">One with results.</param>
    public byte[] Write(HeldPoll poll)
    {
        var sheets = new Dictionary<string, object>(StringComparer.OrdinalIgnoreCase)
        {
            [CodebookSheet] = codebook.Rows(poll).Select(row => ResultCodebook.Head.Zip(row).ToDictionary(pair => pair.First, pair => (object?)pair.Second)).ToList(),
        };
        foreach (var found in poll.Results!.Questions)
        {
            var question = poll.Definition.Questions.First(each => each.Id == found.Question);
            sheets[SheetName(question.Id, sheets)] = Rows(question, found);
        }
        using var file = new MemoryStream();
        MiniExcel.SaveAs(file, sheets);
        return file.ToArray();
    }

    private List<Dictionary<string, object?>> Rows(PollQuestion question, QuestionResults found)
    {
        var ranked = found.Ranking?.ToDictionary(choice => choice.Choice) ?? [];
        List<Dictionary<string, object?>> rows = [.. found.Overall.Select(cell => Row(question, ResultGroups.All, cell, ranked.GetValueOrDefault(cell.Choice)))];
        foreach (var (by, cells) in found.ByGroup) rows.AddRange(cells.Select(cell => Row(question, by, cell, null)));
        // A question that too few answered still has its sheet: its headings, and nothing below them.
        return rows.Count > 0 ? rows : [Row(question, "", new ResultCell("", "", null, null), null)];
    }

    private Dictionary<string, object?> Row(PollQuestion question, string by, ResultCell cell, RankedChoice? ranked)
    {
        var row = new Dictionary<string, object?>
        {
            ["by"] = by, ["group"] = cell.Group, ["group_kk"] = Group(by, cell, "kk"), ["group_ru"] = Group(by, cell, "ru"),
            ["choice"] = cell.Choice, ["choice_kk"] = Choice(question, cell, "kk"), ["choice_ru"] = Choice(question, cell, "ru"),
            ["children"] = cell.Children, ["percent"] = cell.Percent,
        };
        if (question.Kind == QuestionKind.Ranking) (row["share"], row["first"]) = (ranked?.Share, ranked?.First);
        return row;
    }

    private string Group(string by, ResultCell cell, string language) => by.Length == 0 ? "" : names.Group(by, cell.Group, language);

    private string Choice(PollQuestion question, ResultCell cell, string language) => cell.Choice.Length == 0 ? "" : names.Choice(question, cell.Choice, language);

    private static string SheetName(string question, Dictionary<string, object> taken)
    {
        var name = question.Length > LongestName ? question[..LongestName] : question;
        for (var number = 2; taken.ContainsKey(name); number++)
        {
            var end = $"~{number}";
            name = question[..Math.Min(question.Length, LongestName - end.Length)] + end;
        }
        return name;
    }
}
