using ParticipationBot.Conversation.Dialogs;
using ParticipationBot.Conversation.Prompts;
using ParticipationBot.Participation.Polls;

namespace ParticipationBot.Dialogs.PollAnswering;

/// <summary>How a question of each kind looks.</summary>
internal static class QuestionPrompt
{
    private static readonly string[] Faces = ["😞", "🙁", "😐", "🙂", "😀"];

    /// <summary>Choices longer than this get a row of their own.</summary>
    private const int ShortLabel = 16;

    public static IReadOnlyList<string> Keys { get; } =
    [
        .. Enum.GetValues<QuestionKind>().Select(kind => $"poll.question.{NameOf(kind)}"), .. Enumerable.Range(1, 5).Select(face => $"poll.face.{face}"),
        "poll.yes", "poll.no", "poll.done", "poll.back", "poll.skip", "poll.keep",
    ];

    public static string NameOf(QuestionKind kind) => kind switch
    {
        QuestionKind.SingleChoice => "single",
        QuestionKind.YesNo => "yes_no",
        _ => kind.ToString().ToLowerInvariant(),
    };

    /// <param name="ticked">What is chosen so far, for questions that take several choices.</param>
    /// <param name="answeredBefore">True where the child goes through the poll again: skipping then leaves the earlier answer.</param>
    public static Prompt For(DialogContext context, PollQuestion question, PollProgress progress, IReadOnlyList<string> ticked, bool answeredBefore)
    {
        var language = context.State.Language ?? "kk";
        var prompt = new Prompt($"poll.question.{NameOf(question.Kind)}")
            .With("place", progress.Place).With("count", progress.Count).With("text", question.Text.In(language))
            .With("most", question.Most ?? question.Choices?.Count ?? 0).With("from", question.From ?? 0).With("to", question.To ?? 0);
        prompt = Rows(question, ticked, language).Aggregate(prompt, (asked, row) => asked.Row([.. row]));
        if (ticked.Count > 0) prompt = prompt.Row("done", "poll.done");
        var skip = new Option("skip", answeredBefore ? "poll.keep" : "poll.skip");
        return progress.HasBegun ? prompt.Row(new Option("back", "poll.back"), skip) : prompt.Row(skip);
    }

    private static IEnumerable<IEnumerable<Option>> Rows(PollQuestion question, IReadOnlyList<string> ticked, string language) => question.Kind switch
    {
        QuestionKind.YesNo => [[new Option("yes", "poll.yes"), new Option("no", "poll.no")]],
        QuestionKind.Faces => Faces.Select((_, index) => new[] { new Option($"{index + 1}", $"poll.face.{index + 1}") }),
        QuestionKind.Number or QuestionKind.Text => [],
        _ => Choices(question, ticked, language),
    };

    private static IEnumerable<IEnumerable<Option>> Choices(PollQuestion question, IReadOnlyList<string> ticked, string language)
    {
        var perRow = question.Choices!.All(choice => choice.Text.In(language).Length <= ShortLabel) ? 2 : 1;
        return question.Choices!.Select(choice => Choice(question, choice, ticked, language)).Chunk(perRow);
    }

    private static Option Choice(PollQuestion question, PollChoice choice, IReadOnlyList<string> ticked, string language)
    {
        var place = ticked.ToList().IndexOf(choice.Id);
        var label = choice.Text.In(language);
        return question.Kind == QuestionKind.Ranking && place >= 0
            ? Option.Saying(choice.Id, $"{place + 1}. {label}", marked: true)
            : Option.Saying(choice.Id, label, place >= 0);
    }
}
