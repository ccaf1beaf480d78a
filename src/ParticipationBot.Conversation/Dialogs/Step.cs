using ParticipationBot.Conversation.Prompts;

namespace ParticipationBot.Conversation.Dialogs;

/// <summary>A named step of a dialog.</summary>
public abstract record Step(string Name)
{
    /// <summary>Names of the steps that may follow.</summary>
    public abstract IEnumerable<string> Targets { get; }

    /// <summary>Keys of all texts that the step can say.</summary>
    public virtual IEnumerable<string> TextKeys => [];
}

/// <summary>A prompt made for the turn, with the text keys it may use (for the checks).</summary>
internal sealed record PromptSource(Func<DialogContext, Prompt> For, IReadOnlyList<string> Keys)
{
    public static PromptSource Of(Prompt prompt) =>
        new(_ => prompt, [prompt.Key, .. prompt.Rows.SelectMany(row => row).Select(option => option.LabelKey)]);
}

/// <summary>Where an answer leads, and what it changes.</summary>
internal sealed record Transition(string To, Func<DialogContext, Outcome> Then);

internal sealed record SayStep(string Name, PromptSource Prompt, string To) : Step(Name)
{
    public override IEnumerable<string> Targets => [To];
    public override IEnumerable<string> TextKeys => Prompt.Keys;
}

internal sealed record DoStep(string Name, Func<DialogContext, Outcome> Act, string To) : Step(Name)
{
    public override IEnumerable<string> Targets => [To];
}

internal sealed record BranchStep(string Name, Func<DialogContext, string> Choose, IReadOnlyList<string> To) : Step(Name)
{
    public override IEnumerable<string> Targets => To;
}

/// <summary>Runs another dialog on top and goes on when that has ended. Copies the named answers into it.</summary>
internal sealed record CallStep(string Name, string Dialog, string To, IReadOnlyList<string> Passing) : Step(Name)
{
    public override IEnumerable<string> Targets => [To];
}

internal sealed record EndStep(string Name, PromptSource? Prompt) : Step(Name)
{
    public override IEnumerable<string> Targets => [];
    public override IEnumerable<string> TextKeys => Prompt?.Keys ?? [];
}

internal sealed record AskStep(string Name, PromptSource Prompt) : Step(Name)
{
    public IReadOnlyDictionary<string, Transition> Options { get; init; } = new Dictionary<string, Transition>();
    public Transition? AnyOption { get; init; }
    public Transition? Text { get; init; }
    public string? UnclearKey { get; init; }
    public (TimeSpan After, string To)? Timeout { get; init; }

    /// <summary>True where the step asks for nothing about the person: a menu, a consent, a confirmation.</summary>
    public bool IsNavigation { get; init; }

    public override IEnumerable<string> Targets
    {
        get
        {
            foreach (var transition in Options.Values) yield return transition.To;
            if (AnyOption is not null) yield return AnyOption.To;
            if (Text is not null) yield return Text.To;
            if (Timeout is { } timeout) yield return timeout.To;
        }
    }

    public override IEnumerable<string> TextKeys => UnclearKey is null ? Prompt.Keys : [.. Prompt.Keys, UnclearKey];
}
