using ParticipationBot.Conversation.Dialogs;
using ParticipationBot.Conversation.Turns;

namespace ParticipationBot.Conversation.Checks;

/// <summary>Finds what is wrong with the dialogs before a child does. Run at start-up and in the tests.</summary>
public static class GraphCheck
{
    /// <summary>Telegram allows 64 bytes of callback data; the question's number and a separator take up to 12 of them.</summary>
    public const int MaxOptionBytes = 52;

    /// <returns>One sentence a problem; empty where all is well.</returns>
    public static IReadOnlyList<string> Problems(DialogSet dialogs) =>
    [
        .. dialogs.All.SelectMany(dialog => Problems(dialogs, dialog.Graph)),
        .. dialogs.Commands.Values.Where(command => dialogs.Find(command.Dialog) is null)
            .Select(command => $"/{command.Name} begins the dialog '{command.Dialog}', which does not exist."),
    ];

    /// <summary>Every text key that the dialogs and the engine can say.</summary>
    public static IReadOnlySet<string> TextKeys(DialogSet dialogs) =>
        dialogs.All.SelectMany(dialog => dialog.Graph.Steps.Values).SelectMany(step => step.TextKeys).Concat(EngineKeys.All).ToHashSet();

    private static IEnumerable<string> Problems(DialogSet dialogs, DialogGraph graph)
    {
        foreach (var name in graph.Duplicates) yield return $"{graph.Id}: the step '{name}' is declared twice.";
        if (!graph.Steps.ContainsKey(graph.Reentry)) yield return $"{graph.Id}: the re-entry step '{graph.Reentry}' does not exist.";
        foreach (var step in graph.Steps.Values)
        {
            foreach (var target in step.Targets.Where(target => !graph.Steps.ContainsKey(target)))
                yield return $"{graph.Id}/{step.Name}: leads to '{target}', which does not exist.";
            foreach (var problem in StepProblems(dialogs, step)) yield return $"{graph.Id}/{step.Name}: {problem}";
        }
        var reached = Closure([graph.First], name => graph.Steps.TryGetValue(name, out var step) ? step.Targets : []);
        foreach (var name in graph.Steps.Keys.Where(name => !reached.Contains(name)))
            yield return $"{graph.Id}/{name}: no path leads here.";
        var ends = graph.Steps.Values.Where(step => step is EndStep).Select(step => step.Name);
        var ending = Closure(ends, name => graph.Steps.Values.Where(step => step.Targets.Contains(name)).Select(step => step.Name));
        foreach (var name in graph.Steps.Keys.Where(name => !ending.Contains(name)))
            yield return $"{graph.Id}/{name}: no path from here ends the dialog.";
    }

    private static IEnumerable<string> StepProblems(DialogSet dialogs, Step step)
    {
        if (step is CallStep call && dialogs.Find(call.Dialog) is null) yield return $"calls the dialog '{call.Dialog}', which does not exist.";
        if (step is not AskStep ask) yield break;
        if (ask.UnclearKey is null) yield return "does not say what happens when the answer is unclear.";
        if (!ask.IsNavigation && !ask.Options.ContainsKey("skip")) yield return "asks without a way to skip.";
        foreach (var option in ask.Options.Keys.Where(option => System.Text.Encoding.UTF8.GetByteCount(option) > MaxOptionBytes))
            yield return $"the option '{option}' is longer than {MaxOptionBytes} bytes.";
        foreach (var option in ask.Options.Keys.Where(option => option.StartsWith('!')))
            yield return $"the option '{option}' begins with '!', which is the engine's.";
    }

    private static HashSet<string> Closure(IEnumerable<string> from, Func<string, IEnumerable<string>> next)
    {
        var seen = new HashSet<string>(from);
        var open = new Queue<string>(seen);
        while (open.TryDequeue(out var name))
        {
            foreach (var further in next(name))
                if (seen.Add(further)) open.Enqueue(further);
        }
        return seen;
    }
}
