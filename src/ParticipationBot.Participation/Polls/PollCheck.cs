using System.Text;
using System.Text.RegularExpressions;

namespace ParticipationBot.Participation.Polls;

/// <summary>Finds what is wrong with a poll before a child sees it: languages, Telegram's limits, and questions that point nowhere.</summary>
public static partial class PollCheck
{
    /// <summary>More than a child should be asked at once.</summary>
    public const int MostQuestions = 30;

    /// <summary>A longer keyboard is scrolled out of sight on a phone.</summary>
    public const int MostChoices = 24;

    /// <summary>Longer labels are cut off on a phone.</summary>
    public const int LongestLabel = 40;

    /// <summary>Telegram takes 4,096 characters; progress and hints need some of them.</summary>
    public const int LongestText = 3500;

    /// <summary>Telegram takes 64 bytes with a button; the question's number needs some of them.</summary>
    private const int MostBytesOfId = 32;

    /// <returns>Every problem, in the poll's order; empty where it can be used.</returns>
    public static IReadOnlyList<PollProblem> Problems(PollDefinition poll)
    {
        var problems = new List<PollProblem>();
        if (!Id().IsMatch(poll.Id)) problems.Add(new PollProblem("id", "id", poll.Id));
        if (!Code().IsMatch(poll.Code)) problems.Add(new PollProblem("code", "code", poll.Code));
        Texts(problems, "title", poll.Title, LongestLabel);
        Texts(problems, "introduction", poll.Introduction, LongestText);
        if (poll.Questions.Count == 0) problems.Add(new PollProblem("questions", "none"));
        if (poll.Questions.Count > MostQuestions) problems.Add(new PollProblem("questions", "over", $"{poll.Questions.Count}"));
        var earlier = new Dictionary<string, PollQuestion>();
        foreach (var question in poll.Questions)
        {
            Check(problems, question, earlier);
            if (!earlier.TryAdd(question.Id, question)) problems.Add(new PollProblem(question.Id, "twice"));
        }
        return problems;
    }

    private static void Check(List<PollProblem> problems, PollQuestion question, Dictionary<string, PollQuestion> earlier)
    {
        if (!Id().IsMatch(question.Id)) problems.Add(new PollProblem(question.Id, "id", question.Id));
        Texts(problems, question.Id, question.Text, LongestText);
        if (question.Kind is QuestionKind.SingleChoice or QuestionKind.Several or QuestionKind.Ranking) Choices(problems, question);
        else if (question.Choices is { Count: > 0 }) problems.Add(new PollProblem(question.Id, "choices_unwanted"));
        if (question.Kind == QuestionKind.Number && (question.From is null || question.To is null || question.From >= question.To))
            problems.Add(new PollProblem(question.Id, "bounds"));
        if (question.ShowIf is { } show && !Points(show, earlier)) problems.Add(new PollProblem(question.Id, "show_if", $"{show.Question}={show.Choice}"));
    }

    private static void Choices(List<PollProblem> problems, PollQuestion question)
    {
        var choices = question.Choices ?? [];
        if (choices.Count < 2) problems.Add(new PollProblem(question.Id, "choices_under"));
        if (choices.Count > MostChoices) problems.Add(new PollProblem(question.Id, "choices_over", $"{choices.Count}"));
        if (question.Most is { } most && (most < 1 || most > choices.Count)) problems.Add(new PollProblem(question.Id, "most", $"{most}"));
        foreach (var choice in choices)
        {
            var where = $"{question.Id}.{choice.Id}";
            if (!Id().IsMatch(choice.Id) || IsTaken(choice.Id)) problems.Add(new PollProblem(where, "id", choice.Id));
            if (Encoding.UTF8.GetByteCount(choice.Id) > MostBytesOfId) problems.Add(new PollProblem(where, "id_long", choice.Id));
            Texts(problems, where, choice.Text, LongestLabel);
        }
        foreach (var id in choices.GroupBy(choice => choice.Id).Where(group => group.Count() > 1).Select(group => group.Key))
            problems.Add(new PollProblem($"{question.Id}.{id}", "twice"));
        foreach (var language in (string[])["kk", "ru"])
        {
            foreach (var same in choices.GroupBy(choice => choice.Text?.In(language)?.Trim()).Where(group => !string.IsNullOrEmpty(group.Key) && group.Count() > 1))
                problems.Add(new PollProblem(question.Id, "same_text", language));
        }
    }

    private static bool Points(ShowIf show, Dictionary<string, PollQuestion> earlier) =>
        earlier.TryGetValue(show.Question, out var question) && question.Kind switch
        {
            QuestionKind.YesNo => show.Choice is "yes" or "no",
            QuestionKind.Faces => show.Choice is "1" or "2" or "3" or "4" or "5",
            QuestionKind.Number or QuestionKind.Text => false,
            _ => question.Choices?.Any(choice => choice.Id == show.Choice) == true,
        };

    /// <summary>Ids of the buttons that stand under every question.</summary>
    private static bool IsTaken(string id) => id is "back" or "skip" or "stop" or "done";

    private static void Texts(List<PollProblem> problems, string where, PollText? text, int longest)
    {
        foreach (var language in (string[])["kk", "ru"])
        {
            var words = text?.In(language);
            if (string.IsNullOrWhiteSpace(words)) problems.Add(new PollProblem(where, "missing", language));
            else if (words.Length > longest) problems.Add(new PollProblem(where, "long", $"{language}: {words.Length} > {longest}"));
        }
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9_-]{0,63}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Id();

    /// <summary>Long enough that trying codes finds none; without signs that Telegram's links refuse.</summary>
    [GeneratedRegex("^[A-Za-z0-9_-]{6,32}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();
}
