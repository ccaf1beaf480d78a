using ParticipationBot.Conversation.Dialogs;
using ParticipationBot.Conversation.Prompts;
using ParticipationBot.Conversation.State;
using ParticipationBot.Dialogs.Effects;
using ParticipationBot.Participation.Polls;

namespace ParticipationBot.Dialogs.PollMaking;

/// <summary>
/// A pupil who runs a school parliament builds a poll on a phone. A forum's one-time code opens it; every finished step is kept, and what is
/// built stands among the staff's drafts, where somebody else approves it.
/// </summary>
internal sealed class NewPollDialog : Dialog
{
    public override string Id => "newpoll";
    public override int Version => 1;

    protected override void Build(DialogBuilder dialog)
    {
        dialog.Branch("begin", context => !context.State.Memory.Has(Blueprint.Right) ? "code" : Blueprint.Exists(context.State) ? "overview" : "title-kk", "code", "overview", "title-kk");
        dialog.Ask("code", new Prompt("pollmaker.chat.code").Row("skip", "pollmaker.chat.later"))
            .OnText("end", context => context.Apply(new RedeemForumCode(context.Text!)))
            .On("skip", "end")
            .OnUnclear("pollmaker.chat.code_unclear");
        Text(dialog, "title-kk", "title-ru");
        Text(dialog, "title-ru", "intro-kk");
        Text(dialog, "intro-kk", "intro-ru");
        Text(dialog, "intro-ru", "titled");
        dialog.Do("titled", Title, then: "question-kk");
        Text(dialog, "question-kk", "question-ru");
        Text(dialog, "question-ru", "kind");
        BuildAnswers(dialog);
        BuildOverview(dialog);
        dialog.End("sent", new Prompt("pollmaker.chat.sent").WithMenu());
        dialog.End("end");
    }

    private static void Text(DialogBuilder dialog, string step, string then) => dialog
        .Ask(step, new Prompt($"pollmaker.chat.{step.Replace('-', '_')}").Row("empty", "pollmaker.chat.other_later").Row("skip", "pollmaker.chat.later"))
            .OnText(then, context => context.Remember(step, context.Text!))
            // Whoever writes one language only leaves the other to the staff: the draft stands there, and says what is missing.
            .On("empty", then, context => context.Remember(step))
            .On("skip", "end")
            .OnUnclear("pollmaker.chat.words_please");

    private static void BuildAnswers(DialogBuilder dialog)
    {
        dialog.Ask("kind", Enum.GetValues<QuestionKind>().Aggregate(new Prompt("pollmaker.chat.kind"), (prompt, kind) => prompt.Row(kind.ToString(), $"polledit.kinds.{kind}")).Row("skip", "pollmaker.chat.later"))
            .OnAnyOption("answers", context => Enum.TryParse<QuestionKind>(context.Option, out var kind) ? AddQuestion(context, kind) : context.Nothing)
            .On("skip", "end")
            .OnUnclear("pollmaker.chat.kind_unclear");
        dialog.Branch("answers", context => Last(context)?.Kind switch
        {
            QuestionKind.SingleChoice or QuestionKind.Several or QuestionKind.Ranking => "choices",
            QuestionKind.Number => "bounds",
            _ => "when-or-not",
        }, "choices", "bounds", "when-or-not");
        dialog.Ask("choices", new Prompt("pollmaker.chat.choices").Row("done", "pollmaker.chat.choices_done").Row("skip", "pollmaker.chat.later"))
            .OnText("choices", AddChoices)
            .On("done", "when-or-not")
            .On("skip", "end")
            .OnUnclear("pollmaker.chat.choices_unclear");
        dialog.Ask("bounds", new Prompt("pollmaker.chat.bounds").Row("skip", "pollmaker.chat.later"))
            .OnText("bounded", context => ChoiceLines.Bounds(context.Text!) is { } bounds ? Change(context, question => question with { From = bounds.From, To = bounds.To }) : context.Nothing)
            .On("skip", "end")
            .OnUnclear("pollmaker.chat.bounds_unclear");
        dialog.Branch("bounded", context => Last(context) is { Kind: QuestionKind.Number, To: null } ? "bounds" : "when-or-not", "bounds", "when-or-not");
        dialog.Branch("when-or-not", context => Earlier(context).Any() ? "when" : "saved", "when", "saved");
        dialog.Ask("when", When, ["pollmaker.chat.when", "polledit.everybody", "pollmaker.chat.later"])
            .OnAnyOption("saved", Show)
            .On("skip", "end")
            .OnUnclear("pollmaker.chat.kind_unclear");
        dialog.Do("saved", context => context.Apply(new SavePollDraft(Blueprint.Of(context.State), Propose: false)), then: "advice-or-not");
        dialog.Branch("advice-or-not", context => BlueprintPrompts.HasAdvice(context) ? "advice" : "overview", "advice", "overview");
        dialog.Say("advice", BlueprintPrompts.Advice, BlueprintPrompts.AdviceKeys, then: "overview");
    }

    private static void BuildOverview(DialogBuilder dialog)
    {
        dialog.Ask("overview", BlueprintPrompts.Overview, BlueprintPrompts.OverviewKeys)
            .Navigation()
            .On("add", "question-kk")
            .On("preview", "preview", context => context.Remember("place", "0"))
            .On("up", "overview", context => Reorder(context, questions => [.. questions.SkipLast(2), .. questions.TakeLast(2).Reverse()]))
            .On("drop", "overview", context => Reorder(context, questions => [.. questions.SkipLast(1)]))
            .On("send", "send-or-not")
            .On("skip", "end")
            .OnUnclear("pollmaker.chat.kind_unclear");
        dialog.Ask("preview", BlueprintPrompts.Preview, [.. PollAnswering.QuestionPrompt.Keys, "pollmaker.chat.no_questions", "pollmaker.chat.leave_preview"])
            .Navigation()
            .On("leave", "overview")
            .On("back", "previewed", context => Step(context, -1))
            .OnAnyOption("previewed", context => Step(context, 1))
            .OnText("previewed", context => Step(context, 1))
            .OnUnclear("pollmaker.chat.kind_unclear");
        dialog.Branch("previewed", context => BlueprintPrompts.Place(context) < Blueprint.Of(context.State).Questions.Count ? "preview" : "overview", "preview", "overview");
        dialog.Branch("send-or-not", context => PollCheck.Problems(Blueprint.Of(context.State)).Count == 0 ? "send" : "overview", "send", "overview");
        dialog.Do("send", context => context.Apply(new SavePollDraft(Blueprint.Of(context.State), Propose: true)).Keep(Blueprint.Memory), then: "sent");
    }

    private static Outcome Title(DialogContext context) => Blueprint.KeptIn(context.Nothing, Blueprint.Of(context.State) with
    {
        Title = new PollText(context.Answers.First("title-kk") ?? "", context.Answers.First("title-ru") ?? ""),
        Introduction = new PollText(context.Answers.First("intro-kk") ?? "", context.Answers.First("intro-ru") ?? ""),
    });

    private static Outcome AddQuestion(DialogContext context, QuestionKind kind)
    {
        var poll = Blueprint.Of(context.State);
        var question = new PollQuestion(Blueprint.FreeId("q", poll.Questions.Select(each => each.Id)), kind, new PollText(context.Answers.First("question-kk") ?? "", context.Answers.First("question-ru") ?? ""));
        return Blueprint.KeptIn(context.Nothing, poll with { Questions = [.. poll.Questions, question] });
    }

    private static Outcome AddChoices(DialogContext context) => ChoiceLines.Read(context.Text!) is not { } added ? context.Nothing : Change(context, question =>
        added.Aggregate(question, (soFar, text) => soFar with
        {
            Choices = [.. soFar.Choices ?? [], new PollChoice(Blueprint.FreeId("c", (soFar.Choices ?? []).Select(choice => choice.Id)), text)],
        }));

    private static Outcome Change(DialogContext context, Func<PollQuestion, PollQuestion> change) =>
        Reorder(context, questions => questions.Count == 0 ? questions : [.. questions.SkipLast(1), change(questions[^1])]);

    private static Outcome Reorder(DialogContext context, Func<IReadOnlyList<PollQuestion>, IReadOnlyList<PollQuestion>> change)
    {
        var poll = Blueprint.Of(context.State);
        return Blueprint.KeptIn(context.Nothing, poll with { Questions = change(poll.Questions) });
    }

    private static Outcome Step(DialogContext context, int by) => context.Remember("place", $"{Math.Max(0, BlueprintPrompts.Place(context) + by)}");

    private static PollQuestion? Last(DialogContext context) => Blueprint.Of(context.State).Questions is [.., var last] ? last : null;

    /// <summary>Choices of the question before, on which the new one can depend.</summary>
    private static IEnumerable<PollChoice> Earlier(DialogContext context) => Blueprint.Of(context.State).Questions is [.., var before, _]
        ? before.Kind switch
        {
            QuestionKind.YesNo => [new PollChoice("yes", new PollText("👍 Иә", "👍 Да")), new PollChoice("no", new PollText("👎 Жоқ", "👎 Нет"))],
            QuestionKind.SingleChoice or QuestionKind.Several => before.Choices ?? [],
            _ => [],
        } : [];

    private static Prompt When(DialogContext context)
    {
        var language = context.State.Language ?? "kk";
        var before = Blueprint.Of(context.State).Questions is [.., var found, _] ? found.Text.In(language) : "";
        return Earlier(context).Aggregate(new Prompt("pollmaker.chat.when").With("question", before).Row("everybody", "polledit.everybody"), (prompt, choice) => prompt.Row(Option.Saying($"if.{choice.Id}", choice.Text.In(language))))
            .Row("skip", "pollmaker.chat.later");
    }

    private static Outcome Show(DialogContext context) =>
        Earlier(context).FirstOrDefault(choice => $"if.{choice.Id}" == context.Option) is { } choice && Blueprint.Of(context.State).Questions is [.., var before, _]
            ? Change(context, question => question with { ShowIf = new ShowIf(before.Id, choice.Id) })
            : context.Nothing;
}
