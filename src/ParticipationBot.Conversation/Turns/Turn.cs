using ParticipationBot.Conversation.Dialogs;
using ParticipationBot.Conversation.Prompts;
using ParticipationBot.Conversation.State;

namespace ParticipationBot.Conversation.Turns;

/// <summary>What a turn leads to: the state to save and the effects to carry out, in one transaction.</summary>
public sealed record TurnResult(ConversationState State, IReadOnlyList<Effect> Effects);

/// <summary>One turn of a conversation: (dialogs, state, input, now) → (state, effects). Pure.</summary>
public static class Turn
{
    private const int AttemptsBeforeHint = 3;

    /// <summary>Takes what the person did. Any text in it must have been screened and found to be a view.</summary>
    public static TurnResult Take(DialogSet dialogs, ConversationState state, Input input, DateTimeOffset now)
    {
        var run = new TurnRun(dialogs, state, now);
        switch (input)
        {
            case Input.Command command: TakeCommand(run, command); break;
            case Input.Choice choice: TakeChoice(run, choice); break;
            case Input.Text text: TakeText(run, text); break;
            case Input.Unreadable unreadable:
                run.Say(new Prompt(EngineKeys.Unreadable(unreadable.Kind)));
                run.AskAgain();
                break;
            case Input.Timeout: TakeTimeout(run); break;
        }
        return run.Result;
    }

    /// <summary>Begins a dialog over whatever runs; that is asked again when the dialog has ended.</summary>
    /// <param name="answers">What the dialog starts with.</param>
    public static TurnResult Begin(DialogSet dialogs, ConversationState state, string dialog, DateTimeOffset now, Answers? answers = null)
    {
        var run = new TurnRun(dialogs, state, now);
        run.Begin(dialog, answers ?? Answers.None);
        return run.Result;
    }

    private static void TakeCommand(TurnRun run, Input.Command command)
    {
        if (!run.Dialogs.Commands.TryGetValue(command.Name, out var route))
        {
            run.Say(new Prompt(EngineKeys.UnknownCommand));
            run.AskAgain();
            return;
        }
        if (!route.Keeps) run.LeaveAll();
        if (!route.Available(run.State))
        {
            if (command.Argument.Length > 0) run.Keep(EngineKeys.WaitingArgument, command.Argument);
            run.AskAgain();
            return;
        }
        if (command.Argument.Length > 0) run.Begin(route.WithArgument ?? route.Dialog, Answers.None.With("argument", command.Argument));
        else run.Begin(route.Dialog, Answers.None);
    }

    private static void TakeChoice(TurnRun run, Input.Choice choice)
    {
        if (choice.Option == EngineKeys.LeaveOption)
        {
            run.LeaveAll();
            run.AskAgain();
        }
        else if (choice.Option.StartsWith(EngineKeys.CommandPrefix))
        {
            // A button that is a command (help, answer the helper) does what it says, however old it is.
            TakeCommand(run, choice.Option[1..].Split(':', 2) is [var name, var argument] ? new Input.Command(name, argument) : new Input.Command(choice.Option[1..]));
        }
        else if (choice.Question != run.State.Question || run.Asking is not { } ask)
        {
            run.Say(new Prompt(EngineKeys.Stale));
            run.AskAgain();
        }
        else if ((ask.Options.GetValueOrDefault(choice.Option) ?? ask.AnyOption) is { } transition)
        {
            run.Follow(transition, choice);
        }
        else
        {
            Unclear(run, ask);
        }
    }

    private static void TakeText(TurnRun run, Input.Text text)
    {
        if (run.State.Stack.Count == 0) run.PlaceRoot();
        if (run.Asking is { Text: { } transition })
        {
            run.Follow(transition, text);
        }
        else if (run.Asking is { } ask && run.State.Question > 0 && !run.JustPlaced)
        {
            Unclear(run, ask);
        }
        else
        {
            run.AskAgain();
        }
    }

    private static void TakeTimeout(TurnRun run)
    {
        if (run.Asking is { Timeout: { } timeout } && run.State.Expires <= run.Now)
            run.Follow(new Transition(timeout.To, context => context.Nothing), new Input.Timeout());
    }

    private static void Unclear(TurnRun run, AskStep ask)
    {
        run.CountAttempt();
        var stuck = run.State.Running!.Attempts >= AttemptsBeforeHint;
        run.Say(new Prompt(stuck ? EngineKeys.Stuck : ask.UnclearKey!));
        run.AskAgain(announce: false);
    }
}
