using ParticipationBot.Conversation.Dialogs;
using ParticipationBot.Conversation.Prompts;
using ParticipationBot.Dialogs.Effects;
using ParticipationBot.Dialogs.Onboarding;
using ParticipationBot.Participation.Topics;

namespace ParticipationBot.Dialogs.Views;

/// <summary>"What matters to me": own words first, then the topics as the bot understood them and the child corrects them.</summary>
internal sealed class ViewDialog : Dialog
{
    /// <summary>A view left half-way is kept as it stands; the child had sent it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromHours(12);

    public override string Id => "view";
    public override int Version => 2;

    protected override void Build(DialogBuilder dialog)
    {
        dialog.Branch("begin", context => context.Answers.Has("text") ? "more" : "ask", "more", "ask");
        dialog.Ask("ask", new Prompt("view.ask").Row("skip", "view.not_now"))
            .OnText("more", AddText)
            .On("skip", "end")
            .OnUnclear("view.ask_unclear");
        dialog.Ask("more", new Prompt("view.more").Row("done", "view.done").Row("skip", "view.drop"))
            .OnText("more", AddText)
            .On("done", "understood")
            .On("skip", "dropped")
            .OnTimeout(Patience, "save-quietly")
            .OnUnclear("view.more_unclear");
        dialog.Branch("understood", context => context.Answers.Has("suggested") ? "confirm" : "pick", "confirm", "pick");
        BuildTopics(dialog);
        BuildProposal(dialog);
    }

    private static void BuildTopics(DialogBuilder dialog)
    {
        dialog.Ask("confirm", context => new Prompt("view.confirm")
                .With("topics", new TextKeys([.. context.Answers.All("suggested").Select(topic => $"topic.{topic}")]))
                .Row(new Option("yes", "view.yes"), new Option("no", "view.no")).Row("skip", "view.skip"),
                ["view.confirm", "view.yes", "view.no", "view.skip"])
            .On("yes", "propose", context => context.Remember("chosen", context.Answers.All("suggested")))
            .On("no", "pick")
            .On("skip", "propose")
            .OnText("understood", AddText)
            .OnTimeout(Patience, "save-quietly")
            .OnUnclear("view.confirm_unclear");
        dialog.Ask("pick", TopicPicker.Prompt, TopicPicker.Keys)
            .On("done", "propose")
            .On("skip", "propose", context => context.Remember("chosen"))
            .OnAnyOption("pick", TopicPicker.Toggle)
            .OnText("pick", AddText)
            .OnTimeout(Patience, "save-quietly")
            .OnUnclear("view.pick_unclear");
    }

    private static void BuildProposal(DialogBuilder dialog)
    {
        dialog.Ask("propose", new Prompt("view.propose").Row("skip", "view.skip"))
            .OnText("save", context => context.Remember("proposal", context.Text!))
            .On("skip", "save")
            .OnTimeout(Patience, "save-quietly")
            .OnUnclear("view.propose_unclear");
        dialog.Do("save", Save, then: "follow-up");
        dialog.Call("follow-up", "followup", then: "thanks");
        dialog.End("thanks", new Prompt("view.thanks").WithMenu());
        dialog.End("dropped", new Prompt("view.dropped").WithMenu());
        dialog.Do("save-quietly", Save, then: "end");
        dialog.End("end");
    }

    /// <summary>Adds a message to the view; topics of all its messages are suggested together, the first message's first.</summary>
    private static Outcome AddText(DialogContext context) => context
        .Remember("text", [.. context.Answers.All("text"), context.Text!])
        .Remember("suggested", [.. context.Answers.All("suggested").Concat(context.SuggestedTopics).Distinct().Take(Taxonomy.MostPerView)]);

    private static Outcome Save(DialogContext context) => context.Apply(new SaveView(
        string.Join('\n', context.Answers.All("text")),
        context.Answers.All("suggested"),
        context.Answers.All("chosen"),
        context.Answers.First("proposal")));
}
