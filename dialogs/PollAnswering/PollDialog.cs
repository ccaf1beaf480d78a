using System.Globalization;
using ParticipationBot.Conversation;
using ParticipationBot.Conversation.Dialogs;
using ParticipationBot.Conversation.Prompts;
using ParticipationBot.Dialogs.Effects;
using ParticipationBot.Dialogs.Onboarding;
using ParticipationBot.Participation;
using ParticipationBot.Participation.Polls;
using ParticipationBot.Participation.Topics;

namespace ParticipationBot.Dialogs.PollAnswering;

/// <summary>
/// One poll, question by question: the same graph for every poll, because a poll is data. Each answer is stored when it is given; the child
/// can go back, skip, leave and go on later, and change answers until the close.
/// </summary>
internal sealed class PollDialog(PollBook polls) : Dialog
{
    public override string Id => "poll";
    public override int Version => 1;

    protected override void Build(DialogBuilder dialog)
    {
        dialog.Branch("begin", Begin, "intro", "resume", "again", "closed");
        dialog.Ask("intro", context => Card("poll.intro", context).Row("begin", "poll.begin").Row("skip", "poll.not_now"),
                ["poll.intro", "poll.until", "poll.no_end", "poll.begin", "poll.not_now"])
            .On("begin", "next")
            .On("skip", "end")
            .OnUnclear("poll.intro_unclear");
        dialog.Ask("resume", context => Card("poll.resume", context).Row("begin", "poll.go_on").Row("skip", "poll.not_now"),
                ["poll.resume", "poll.go_on", "poll.not_now"])
            .On("begin", "next")
            .On("skip", "end")
            .OnUnclear("poll.intro_unclear");
        dialog.Ask("again", context => Card("poll.again", context).Row("change", "poll.change").Row("delete", "poll.delete").Row("skip", "poll.leave_so"),
                ["poll.again", "poll.change", "poll.delete", "poll.leave_so"])
            .On("change", "next")
            .On("delete", "deleted", Delete)
            .On("skip", "end")
            .OnUnclear("poll.intro_unclear");
        BuildQuestions(dialog);
        dialog.Do("finished", Finish, then: "follow-up");
        dialog.Call("follow-up", "followup", then: "thanks");
        dialog.Say("thanks", context => Card("poll.thanks", context), ["poll.thanks", "poll.until", "poll.no_end"], then: "end");
        dialog.End("deleted", new Prompt("poll.deleted").WithMenu());
        dialog.End("closed", new Prompt("poll.closed").WithMenu());
        dialog.End("end");
    }

    private void BuildQuestions(DialogBuilder dialog)
    {
        dialog.Branch("next", context => Open(context) is not { } poll ? "closed" : PollProgress.Of(context.State, poll.Definition).Next is null ? "finished" : "question",
            "closed", "finished", "question");
        dialog.Ask("question", Question, [.. QuestionPrompt.Keys, "poll.closed"])
            .On("skip", "next", context => Give(context, [], null))
            .On("back", "next", Back)
            .On("done", "next", context => context.Answers.Has("ticked") ? Give(context, context.Answers.All("ticked"), null) : context.Nothing)
            .OnAnyOption("next", Press)
            .OnText("heard", Type)
            .OnUnclear("poll.unclear.single");
        dialog.Branch("heard", context => context.Answers.Has("unclear") && Asked(context) is not null ? "unclear" : "next", "unclear", "next");
        dialog.Say("unclear", context => Unclear(Asked(context)!), [.. Enum.GetValues<QuestionKind>().Select(kind => $"poll.unclear.{QuestionPrompt.NameOf(kind)}")], then: "next");
    }

    private HeldPoll? Open(DialogContext context) =>
        polls.Find(context.Answers.First("poll")) is { } poll && poll.IsOpen(context.Now) ? poll : null;

    private PollQuestion? Asked(DialogContext context) => Open(context) is { } poll ? PollProgress.Of(context.State, poll.Definition).Next : null;

    private static bool IsDone(DialogContext context) => context.State.Memory.All(Memory.PollsDone).Contains(context.Answers.First("poll"));

    private string Begin(DialogContext context) =>
        Open(context) is not { } poll ? "closed"
        : PollProgress.Of(context.State, poll.Definition).HasBegun ? "resume"
        : IsDone(context) ? "again" : "intro";

    private Prompt Card(string key, DialogContext context)
    {
        if (polls.Find(context.Answers.First("poll")) is not { } poll) return new Prompt("poll.closed");
        var language = context.State.Language ?? "kk";
        var progress = PollProgress.Of(context.State, poll.Definition);
        return new Prompt(key)
            .With("title", poll.Definition.Title.In(language)).With("introduction", poll.Definition.Introduction.In(language))
            .With("count", progress.Count).With("place", progress.Place)
            .With("closes", poll.Closes is { } closes ? new Prompt("poll.until").With("day", KazakhstanTime.LastDayBefore(closes)) : new Prompt("poll.no_end"));
    }

    private Prompt Question(DialogContext context)
    {
        if (Open(context) is not { } poll || Asked(context) is not { } question) return new Prompt("poll.closed");
        return QuestionPrompt.For(context, question, PollProgress.Of(context.State, poll.Definition), context.Answers.All("ticked"), IsDone(context));
    }

    private Outcome Press(DialogContext context)
    {
        if (Asked(context) is not { } question || !IsChoice(question, context.Option!)) return context.Nothing;
        if (question.Kind is not (QuestionKind.Several or QuestionKind.Ranking)) return Give(context, [context.Option!], null);
        var ticked = context.Answers.All("ticked");
        // One more than may be chosen takes the place of the last one.
        return context.Remember("ticked", ticked.Contains(context.Option!)
            ? [.. ticked.Where(other => other != context.Option)]
            : [.. ticked.Take((question.Most ?? int.MaxValue) - 1), context.Option!]);
    }

    private Outcome Type(DialogContext context)
    {
        if (Asked(context) is not { } question) return context.Nothing;
        if (question.Kind == QuestionKind.Text) return Give(context, context.SuggestedTopics.Count > 0 ? context.SuggestedTopics : [Taxonomy.Other], context.Text);
        var choice = TypedAnswer.Read(question, context.Text!, context.State.Language ?? "kk");
        var pressed = context with { Input = new Input.Choice(context.State.Question, choice ?? "") };
        return choice is null ? context.Remember("unclear", "yes") : Press(pressed).Forget("unclear");
    }

    private Outcome Give(DialogContext context, IReadOnlyList<string> choices, string? text)
    {
        if (Open(context) is not { } poll || Asked(context) is not { } question) return context.Nothing;
        var progress = PollProgress.Of(context.State, poll.Definition).With(question.Id, text is null ? choices : [PollProgress.OwnWords]);
        var given = progress.KeptIn(context.Nothing.Forget("ticked").Forget("unclear"));
        // Whoever goes through the poll again and skips a question leaves the earlier answer as it is.
        var isKept = choices.Count == 0 && text is null && IsDone(context);
        return isKept ? given : given.Apply(new SaveAnswer(poll.Definition.Id, question.Id, choices, text, progress.NotAsked));
    }

    private Outcome Back(DialogContext context) => Open(context) is { } poll
        ? PollProgress.Of(context.State, poll.Definition).Back().KeptIn(context.Nothing.Forget("ticked").Forget("unclear"))
        : context.Nothing;

    private static Outcome Finish(DialogContext context)
    {
        var poll = context.Answers.First("poll")!;
        return context.Nothing.Keep(PollProgress.NameOf(poll)).Keep(Memory.PollsDone, [.. context.State.Memory.All(Memory.PollsDone).Append(poll).Distinct()]);
    }

    private static Outcome Delete(DialogContext context)
    {
        var poll = context.Answers.First("poll")!;
        return context.Apply(new DeleteAnswers(poll)).Keep(PollProgress.NameOf(poll)).Keep(Memory.PollsDone, [.. context.State.Memory.All(Memory.PollsDone).Where(done => done != poll)]);
    }

    private static bool IsChoice(PollQuestion question, string option) => question.Kind switch
    {
        QuestionKind.YesNo => option is "yes" or "no",
        QuestionKind.Faces => option is "1" or "2" or "3" or "4" or "5",
        QuestionKind.Number => int.TryParse(option, CultureInfo.InvariantCulture, out var number) && number >= question.From && number <= question.To,
        QuestionKind.Text => false,
        _ => question.Choices!.Any(choice => choice.Id == option),
    };

    private static Prompt Unclear(PollQuestion question) => new Prompt($"poll.unclear.{QuestionPrompt.NameOf(question.Kind)}")
        .With("from", question.From ?? 0).With("to", question.To ?? 0);
}
