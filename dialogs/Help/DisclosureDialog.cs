using ParticipationBot.Conversation.Dialogs;
using ParticipationBot.Conversation.Prompts;
using ParticipationBot.Dialogs.Effects;

namespace ParticipationBot.Dialogs.Help;

/// <summary>
/// After a disclosure: fixed, reviewed text and one choice. No question about what happened; the text itself never reaches this dialog.
/// Begun with the answer "urgency" (immediate, high or routine).
/// </summary>
internal sealed class DisclosureDialog : Dialog
{
    public override string Id => "disclosure";
    public override int Version => 1;
    public override bool TextsGoToHelpline => true;

    protected override void Build(DialogBuilder dialog) => dialog
        .Branch("begin", context => context.Answers.First("urgency") == "immediate" ? "danger" : "heard", "danger", "heard")
        .Say("danger", new Prompt("disclosure.danger"), then: "heard")
        .Say("heard", new Prompt("disclosure.heard"), then: "who-reads")
        .Do("who-reads", context => context.Apply(new TellWhoReads(WithNumbers: true)), then: "answer-here")
        .Ask("answer-here", new Prompt("disclosure.answer_here").Row("yes", "disclosure.yes").Row("no", "disclosure.no"))
            .Navigation()
            .On("yes", "relay")
            .On("no", "no-answer")
            .OnText("added", context => context.Nothing)
            .OnUnclear("disclosure.unclear")
        .Say("added", new Prompt("disclosure.added"), then: "answer-here")
        .Call("relay", "relay", then: "end", "urgency")
        .End("no-answer", new Prompt("disclosure.no_answer").Row("!reply", "help.write"))
        .End("end");
}
