using ParticipationBot.Conversation.Dialogs;
using ParticipationBot.Conversation.Prompts;
using ParticipationBot.Dialogs.PollAnswering;
using ParticipationBot.Participation.Polls;
using ParticipationBot.Participation.Polls.Advising;

namespace ParticipationBot.Dialogs.PollMaking;

/// <summary>How a poll looks to the pupil who builds it.</summary>
internal static class BlueprintPrompts
{
    private const int LongestLine = 60;
    private const int MostProblems = 8;
    private const int MostAdvice = 3;

    /// <summary>What can be wrong with a poll built here, as the console says it.</summary>
    private static readonly string[] Problems = ["missing", "long", "choices_under", "choices_over", "same_text", "bounds", "none", "over", "show_if", "id", "twice", "most", "code", "id_long", "choices_unwanted"];
    private static readonly string[] Advised = ["agree", "everyone", "loaded", "presumes", "name", "number", "contact", "address", "school", "birth", "family", "health", "harm", "danger", "punish", "loss", "sentence", "words"];

    public static IReadOnlyList<string> OverviewKeys { get; } =
    [
        "pollmaker.chat.overview", "pollmaker.chat.no_questions", "pollmaker.chat.line", "pollmaker.chat.all_well", "pollmaker.chat.wrong", "pollmaker.chat.wrong_poll",
        "pollmaker.chat.add", "pollmaker.chat.preview", "pollmaker.chat.up", "pollmaker.chat.drop", "pollmaker.chat.send", "pollmaker.chat.later",
        .. Problems.Select(code => $"polledit.problem.{code}"),
    ];

    public static IReadOnlyList<string> AdviceKeys { get; } =
        ["pollmaker.chat.advice", "pollmaker.chat.advice_line", .. Advised.Select(code => $"pollmaker.advice.{code}")];

    /// <summary>Every question in a line, what is wrong beside its question, and what can be done.</summary>
    public static Prompt Overview(DialogContext context)
    {
        var (poll, language) = (Blueprint.Of(context.State), context.State.Language ?? "kk");
        var lines = poll.Questions.Select((question, index) => new Prompt("pollmaker.chat.line").With("n", index + 1).With("text", Short(question.Text.In(language)))).ToList();
        var wrong = PollCheck.Problems(poll).Take(MostProblems).Select(problem => Wrong(poll, problem)).ToList();
        var prompt = new Prompt("pollmaker.chat.overview").With("title", Short(poll.Title.In(language)))
            .With("questions", lines.Count > 0 ? new PromptList(lines, "\n") : new TextKey("pollmaker.chat.no_questions"))
            .With("problems", wrong.Count > 0 ? new PromptList(wrong, "\n") : new TextKey("pollmaker.chat.all_well"))
            .Row("add", "pollmaker.chat.add");
        if (poll.Questions.Count > 0) prompt = prompt.Row("preview", "pollmaker.chat.preview");
        if (poll.Questions.Count > 1) prompt = prompt.Row("up", "pollmaker.chat.up");
        if (poll.Questions.Count > 0) prompt = prompt.Row("drop", "pollmaker.chat.drop");
        if (wrong.Count == 0) prompt = prompt.Row("send", "pollmaker.chat.send");
        return prompt.Row("skip", "pollmaker.chat.later");
    }

    /// <summary>The question at this place as a child sees it, buttons and all.</summary>
    public static Prompt Preview(DialogContext context)
    {
        var poll = Blueprint.Of(context.State);
        var place = Place(context);
        if (place >= poll.Questions.Count) return new Prompt("pollmaker.chat.no_questions").Row("skip", "pollmaker.chat.leave_preview");
        // Shown to everybody here: the author wants to see questions behind a condition too.
        var open = poll with { Questions = [.. poll.Questions.Select(question => question with { ShowIf = null })] };
        var progress = open.Questions.Take(place).Aggregate(PollProgress.Of(context.State, open), (soFar, question) => soFar.With(question.Id));
        return QuestionPrompt.For(context, open.Questions[place], progress, [], answeredBefore: false).Row("leave", "pollmaker.chat.leave_preview");
    }

    public static int Place(DialogContext context) => int.TryParse(context.Answers.First("place"), out var place) ? place : 0;

    public static bool HasAdvice(DialogContext context) => Blueprint.Of(context.State).Questions is [.., var last] && PollAdvisor.Of(last).Any();

    /// <summary>Advice on the question that was added last.</summary>
    public static Prompt Advice(DialogContext context)
    {
        var advice = Blueprint.Of(context.State).Questions is [.., var last] ? PollAdvisor.Of(last).Take(MostAdvice) : [];
        return new Prompt("pollmaker.chat.advice").With("advice", new PromptList(
            [.. advice.Select(each => new Prompt("pollmaker.chat.advice_line").With("phrase", Short(each.Phrase)).With("advice", new TextKey($"pollmaker.advice.{each.Code}")))], "\n"));
    }

    private static Prompt Wrong(PollDefinition poll, PollProblem problem)
    {
        var at = poll.Questions.ToList().FindIndex(question => problem.Where == question.Id || problem.Where.StartsWith($"{question.Id}.", StringComparison.Ordinal));
        var said = new Prompt($"polledit.problem.{problem.Code}").With("detail", problem.Detail);
        return at < 0 ? new Prompt("pollmaker.chat.wrong_poll").With("problem", said) : new Prompt("pollmaker.chat.wrong").With("n", at + 1).With("problem", said);
    }

    private static string Short(string text) => text.Length <= LongestLine ? text : $"{text[..LongestLine]}…";
}
