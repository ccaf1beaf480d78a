using ParticipationBot.Conversation.Dialogs;
using ParticipationBot.Conversation.Prompts;
using ParticipationBot.Participation.Topics;

namespace ParticipationBot.Dialogs.Views;

/// <summary>Choosing up to three topics: a press ticks a topic, a second press takes the tick away.</summary>
internal static class TopicPicker
{
    public static IReadOnlyList<string> Keys { get; } =
        ["view.pick", "view.pick_done", "view.skip", .. Taxonomy.Choosable.Select(topic => $"topic.{topic.Id}")];

    public static Prompt Prompt(DialogContext context)
    {
        var chosen = context.Answers.All("chosen");
        var options = Taxonomy.Choosable.Select(topic => new Option(topic.Id, $"topic.{topic.Id}", chosen.Contains(topic.Id)));
        var prompt = options.Chunk(2).Aggregate(
            new Prompt("view.pick").With("most", Taxonomy.MostPerView), (picker, pair) => picker.Row(pair));
        return chosen.Count > 0 ? prompt.Row("done", "view.pick_done") : prompt.Row("skip", "view.skip");
    }

    /// <summary>A fourth topic takes the place of the one ticked first.</summary>
    public static Outcome Toggle(DialogContext context)
    {
        var chosen = context.Answers.All("chosen");
        var topic = context.Option!;
        if (Taxonomy.Find(topic) is not { IsView: true }) return context.Nothing;
        return context.Remember("chosen", chosen.Contains(topic)
            ? [.. chosen.Where(other => other != topic)]
            : [.. chosen.Append(topic).TakeLast(Taxonomy.MostPerView)]);
    }
}
