using ParticipationBot.Conversation.Prompts;

namespace ParticipationBot.Conversation.Dialogs;

/// <summary>Builds a dialog's graph step by step. The step added first is where the dialog begins.</summary>
public sealed class DialogBuilder(string id, int version)
{
    private readonly List<Func<Step>> steps = [];
    private string? reentry;

    /// <summary>Says something and goes on.</summary>
    public DialogBuilder Say(string name, Prompt prompt, string then) => Add(() => new SayStep(name, PromptSource.Of(prompt), then));

    /// <summary>Says something made for the turn.</summary>
    /// <param name="keys">Every text key that the prompt may use.</param>
    public DialogBuilder Say(string name, Func<DialogContext, Prompt> prompt, IReadOnlyList<string> keys, string then) =>
        Add(() => new SayStep(name, new PromptSource(prompt, keys), then));

    /// <summary>Asks, and waits for the answer.</summary>
    public AskBuilder Ask(string name, Prompt prompt) => AddAsk(name, PromptSource.Of(prompt));

    /// <summary>Asks with a prompt made for the turn.</summary>
    /// <param name="keys">Every text key that the prompt may use.</param>
    public AskBuilder Ask(string name, Func<DialogContext, Prompt> prompt, IReadOnlyList<string> keys) =>
        AddAsk(name, new PromptSource(prompt, keys));

    /// <summary>Changes answers or asks for effects, silently.</summary>
    public DialogBuilder Do(string name, Func<DialogContext, Outcome> act, string then) => Add(() => new DoStep(name, act, then));

    /// <summary>Goes one of several ways.</summary>
    public DialogBuilder Branch(string name, Func<DialogContext, string> choose, params IReadOnlyList<string> to) =>
        Add(() => new BranchStep(name, choose, to));

    /// <summary>Runs another dialog and goes on afterwards.</summary>
    /// <param name="passing">Names of answers that the other dialog starts with.</param>
    public DialogBuilder Call(string name, string dialog, string then, params IReadOnlyList<string> passing) =>
        Add(() => new CallStep(name, dialog, then, passing));

    /// <summary>Ends the dialog, with a last word where one is given.</summary>
    public DialogBuilder End(string name, Prompt? prompt = null) =>
        Add(() => new EndStep(name, prompt is null ? null : PromptSource.Of(prompt)));

    /// <summary>Names the step where conversations of an earlier version go on if their own step is gone. Default: the first.</summary>
    public DialogBuilder ReenterAt(string step)
    {
        reentry = step;
        return this;
    }

    internal DialogGraph ToGraph()
    {
        var built = steps.ConvertAll(step => step());
        if (built.Count == 0) throw new InvalidOperationException($"Dialog '{id}' has no steps.");
        var names = built.GroupBy(step => step.Name).ToList();
        return new DialogGraph(id, version, built[0].Name, reentry ?? built[0].Name, names.ToDictionary(group => group.Key, group => group.First()))
        {
            Duplicates = [.. names.Where(group => group.Count() > 1).Select(group => group.Key)],
        };
    }

    private DialogBuilder Add(Func<Step> step)
    {
        steps.Add(step);
        return this;
    }

    private AskBuilder AddAsk(string name, PromptSource prompt)
    {
        var ask = new AskBuilder(this, new AskStep(name, prompt));
        steps.Add(() => ask.Step);
        return ask;
    }
}
