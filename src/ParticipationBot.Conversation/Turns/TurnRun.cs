using ParticipationBot.Conversation.Dialogs;
using ParticipationBot.Conversation.Prompts;
using ParticipationBot.Conversation.State;

namespace ParticipationBot.Conversation.Turns;

/// <summary>A turn under way: walks the graph from step to step until a question waits for an answer or nothing is left.</summary>
internal sealed class TurnRun(DialogSet dialogs, ConversationState state, DateTimeOffset now)
{
    /// <summary>More steps than any dialog has: a graph that goes round without asking is a bug.</summary>
    private const int StepLimit = 200;

    private readonly List<Effect> effects = [];
    private Input? input;
    private string? answered;

    public DialogSet Dialogs => dialogs;
    public ConversationState State { get; private set; } = state;
    public DateTimeOffset Now => now;
    public TurnResult Result => new(State, effects);

    /// <summary>True where the root dialog was put on an empty stack in this turn and has not asked yet.</summary>
    public bool JustPlaced { get; private set; }

    /// <summary>The question that waits for an answer; null where the running step is gone or waits for nothing.</summary>
    public AskStep? Asking => State.Running is { } frame ? dialogs.Find(frame.Dialog)?.Steps.GetValueOrDefault(frame.Step) as AskStep : null;

    public void Say(Prompt prompt, bool replaces = false) => effects.Add(new Say(prompt, State.Question, replaces));

    public void Begin(string dialog, Answers answers)
    {
        var graph = dialogs.Get(dialog);
        // A dialog stands on the stack once: pressing Help ten times leaves one card to return from.
        State = State with { Stack = [.. State.Stack.Where(frame => frame.Dialog != dialog)], Expires = null };
        State = State.Push(new Frame(dialog, graph.Version, graph.First, answers));
        Walk();
    }

    public void PlaceRoot()
    {
        var graph = dialogs.Get(dialogs.Root(State));
        State = State.Push(new Frame(graph.Id, graph.Version, graph.First, Answers.None));
        JustPlaced = true;
    }

    public void Keep(string name, string value) => State = State with { Memory = State.Memory.With(name, value) };

    public void LeaveAll() => State = State with { Stack = [], Expires = null };

    /// <summary>Asks the waiting question once more; begins the root dialog where none waits.</summary>
    public void AskAgain(bool announce = true)
    {
        if (State.Stack.Count == 0) PlaceRoot();
        if (Recover() && announce) Say(new Prompt(EngineKeys.Changed));
        Walk();
    }

    public void CountAttempt() => State = State.Replace(State.Running! with { Attempts = State.Running!.Attempts + 1 });

    public void Follow(Transition transition, Input given)
    {
        input = given;
        answered = given is Input.Choice ? State.Running!.Step : null;
        Change(transition.Then(Context()));
        MoveTo(transition.To);
        Walk();
    }

    private void Walk()
    {
        for (var steps = 0; State.Running is { } frame; steps++)
        {
            if (steps > StepLimit) throw new InvalidOperationException($"Dialog '{frame.Dialog}' goes round without asking.");
            Recover();
            switch (Current())
            {
                case AskStep ask:
                    Ask(ask);
                    return;
                case SayStep say:
                    Say(say.Prompt.For(Context()));
                    MoveTo(say.To);
                    break;
                case DoStep act:
                    Change(act.Act(Context()));
                    MoveTo(act.To);
                    break;
                case BranchStep branch:
                    MoveTo(branch.Choose(Context()));
                    break;
                case CallStep call:
                    Call(call);
                    break;
                case EndStep end:
                    if (!End(end)) return;
                    break;
            }
        }
    }

    private void Ask(AskStep ask)
    {
        State = State with
        {
            Question = State.Question + 1,
            Expires = ask.Timeout is { } timeout ? now + timeout.After : null,
        };
        var help = new Option(EngineKeys.HelpOption, EngineKeys.HelpLabel);
        var leave = new Option(EngineKeys.LeaveOption, EngineKeys.LeaveLabel);
        var prompt = ask.Prompt.For(Context());
        // Leaving the root leads nowhere but to the root, and the help card needs no button to itself.
        Option[] foot = [.. State.Running!.Dialog == CommandDialog("help") ? [] : new[] { help }, .. AtRoot ? [] : new[] { leave }];
        if (foot.Length > 0) prompt = prompt.Row(foot);
        // A tick set or taken away changes the question in place instead of repeating it.
        Say(prompt, replaces: answered == ask.Name && !effects.OfType<Say>().Any());
    }

    private bool AtRoot => State.Stack.Count == 1 && State.Running!.Dialog == dialogs.Root(State);

    private string? CommandDialog(string command) => dialogs.Commands.GetValueOrDefault(command)?.Dialog;

    private void Call(CallStep call)
    {
        var passed = call.Passing.Aggregate(Answers.None, (answers, name) => answers.With(name, State.Running!.Answers.All(name)));
        var graph = dialogs.Get(call.Dialog);
        State = State.Push(new Frame(graph.Id, graph.Version, graph.First, passed));
    }

    /// <summary>Ends the running dialog. True where the one below goes on at once.</summary>
    private bool End(EndStep end)
    {
        if (end.Prompt is not null) Say(end.Prompt.For(Context()));
        State = State.Pop();
        if (State.Running is null) return false;
        Recover();
        if (Current() is CallStep call) MoveTo(call.To);
        else Say(new Prompt(EngineKeys.Resumed));
        return true;
    }

    private void Change(Outcome outcome)
    {
        State = State.Replace(State.Running! with { Answers = outcome.Answers });
        // What was interrupted is forgotten too: after a deletion nothing is resumed.
        if (outcome.ForgetsAll) State = State with { Memory = Answers.None, Stack = [State.Running!] };
        var memory = outcome.Kept.Aggregate(State.Memory, (kept, pair) => kept.With(pair.Key, pair.Value));
        State = State with { Memory = memory, Language = outcome.Language ?? State.Language };
        effects.AddRange(outcome.Effects);
    }

    private void MoveTo(string step) => State = State.Replace(State.Running! with { Step = step, Attempts = 0 });

    private Step Current() => dialogs.Get(State.Running!.Dialog).Steps[State.Running!.Step];

    private DialogContext Context() => new(State, State.Running!.Answers, input, now);

    /// <summary>Brings a conversation of an earlier release to a step that exists. True where something had to change.</summary>
    private bool Recover()
    {
        var changed = false;
        while (State.Running is { } frame && dialogs.Find(frame.Dialog) is null)
        {
            State = State.Pop();
            changed = true;
        }
        if (State.Running is null) PlaceRoot();
        var running = State.Running!;
        var graph = dialogs.Get(running.Dialog);
        if (graph.Steps.ContainsKey(running.Step)) return changed;
        State = State.Replace(running with { Step = graph.Reentry, Version = graph.Version, Attempts = 0 });
        return true;
    }
}
