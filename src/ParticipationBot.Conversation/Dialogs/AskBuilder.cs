namespace ParticipationBot.Conversation.Dialogs;

/// <summary>Says what the answers to a question lead to. <see cref="OnUnclear"/> closes it, so that no question forgets it.</summary>
public sealed class AskBuilder
{
    private readonly DialogBuilder dialog;

    internal AskBuilder(DialogBuilder dialog, AskStep step)
    {
        this.dialog = dialog;
        Step = step;
    }

    internal AskStep Step { get; private set; }

    public AskBuilder On(string option, string to, Func<DialogContext, Outcome>? then = null) =>
        Set(Step with { Options = new Dictionary<string, Transition>(Step.Options) { [option] = Leads(to, then) } });

    /// <summary>Any option of the prompt that <see cref="On"/> does not name.</summary>
    public AskBuilder OnAnyOption(string to, Func<DialogContext, Outcome> then) => Set(Step with { AnyOption = Leads(to, then) });

    /// <summary>An answer in the person's own words.</summary>
    public AskBuilder OnText(string to, Func<DialogContext, Outcome> then) => Set(Step with { Text = Leads(to, then) });

    public AskBuilder OnTimeout(TimeSpan after, string to) => Set(Step with { Timeout = (after, to) });

    /// <summary>The step asks for nothing about the person, and so needs no "skip".</summary>
    public AskBuilder Navigation() => Set(Step with { IsNavigation = true });

    /// <summary>What to say when the answer fits nothing; the question is then asked again.</summary>
    public DialogBuilder OnUnclear(string textKey)
    {
        Set(Step with { UnclearKey = textKey });
        return dialog;
    }

    private static Transition Leads(string to, Func<DialogContext, Outcome>? then) => new(to, then ?? (context => context.Nothing));

    private AskBuilder Set(AskStep step)
    {
        Step = step;
        return this;
    }
}
