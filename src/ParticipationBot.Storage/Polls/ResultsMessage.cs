using ParticipationBot.Conversation.Prompts;
using ParticipationBot.Participation.Polls;
using ParticipationBot.Participation.Polls.Results;

namespace ParticipationBot.Storage.Polls;

/// <summary>A closed poll's results in words, for a chat.</summary>
internal static class ResultsMessage
{
    private const int BarLength = 8;

    /// <summary>A question with more choices shows these, the most given first.</summary>
    private const int MostLines = 8;

    public static Prompt Of(HeldPoll poll, string language)
    {
        var results = poll.Results!;
        var title = poll.Definition.Title.In(language);
        if (results.Children is not { } children) return new Prompt("poll.results_small").With("title", title).With("day", results.ClosedOn);
        var questions = poll.Definition.Questions.Join(results.Questions, question => question.Id, found => found.Question, (question, found) => (object)Question(question, found, language));
        return new Prompt("poll.results").With("title", title).With("day", results.ClosedOn).With("children", children).With("questions", new PromptList([.. questions.Cast<Prompt>()], "\n\n"));
    }

    private static Prompt Question(PollQuestion question, QuestionResults found, string language)
    {
        IReadOnlyList<Prompt> lines = found.Children is null ? [new Prompt("poll.result_too_small")]
            : found.Ranking is { } ranking ? [.. ranking.Take(MostLines).Select((choice, place) => new Prompt("poll.result_ranked").With("place", place + 1).With("choice", Name(question, choice.Choice, language)))]
            : [.. Shown(question, found.Overall).Select(cell => Line(question, cell, language))];
        return new Prompt("poll.result_question").With("text", question.Text.In(language)).With("lines", new PromptList(lines, "\n"));
    }

    /// <summary>Topics and long lists by size; scales and spans in their own order.</summary>
    private static IEnumerable<ResultCell> Shown(PollQuestion question, IReadOnlyList<ResultCell> cells) =>
        question.Kind is QuestionKind.Faces or QuestionKind.Number or QuestionKind.YesNo ? cells : cells.OrderByDescending(cell => cell.Children ?? 0).Take(MostLines);

    private static Prompt Line(PollQuestion question, ResultCell cell, string language)
    {
        var name = Name(question, cell.Choice, language);
        return cell switch
        {
            { Percent: { } percent } => new Prompt("poll.result_percent").With("bar", Bar(percent)).With("choice", name).With("percent", percent),
            { Children: { } children } => new Prompt("poll.result_count").With("choice", name).With("children", children),
            _ => new Prompt("poll.result_hidden").With("choice", name),
        };
    }

    private static object Name(PollQuestion question, string choice, string language) => question.Kind switch
    {
        QuestionKind.YesNo => new TextKey($"poll.{choice}"),
        QuestionKind.Faces => new TextKey($"poll.face.{choice}"),
        QuestionKind.Text => new TextKey($"topic.{choice}"),
        QuestionKind.Number => choice.Replace("-", "–"),
        _ => question.Choices!.FirstOrDefault(each => each.Id == choice)?.Text.In(language) ?? choice,
    };

    private static string Bar(int percent)
    {
        var full = (int)Math.Round(percent * BarLength / 100.0);
        return new string('▰', full) + new string('▱', BarLength - full);
    }
}
