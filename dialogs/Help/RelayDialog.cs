using ParticipationBot.Conversation.Dialogs;
using ParticipationBot.Conversation.Prompts;
using ParticipationBot.Dialogs.Effects;

namespace ParticipationBot.Dialogs.Help;

/// <summary>Writing to a helper: every text goes sealed to the child's case until they leave.</summary>
internal sealed class RelayDialog : Dialog
{
    public override string Id => "relay";
    public override int Version => 1;
    public override bool TextsGoToHelpline => true;

    protected override void Build(DialogBuilder dialog) => dialog
        // After a disclosure the child has just been told who reads.
        .Do("connect", context => context.Answers.First("urgency") is null
            ? context.Apply(new AskForHelper(), new TellWhoReads(WithNumbers: false))
            : context.Apply(new AskForHelper()), then: "open")
        .Ask("open", new Prompt("relay.open").Row("leave", "relay.leave"))
            .Navigation()
            .OnText("passed", context => context.Nothing)
            .On("leave", "leave")
            .OnUnclear("relay.unclear")
        .Ask("passed", new Prompt("relay.passed").Row("leave", "relay.leave"))
            .Navigation()
            .OnText("passed", context => context.Nothing)
            .On("leave", "leave")
            .OnUnclear("relay.unclear")
        .Do("leave", context => context.Apply(new LeaveHelper()), then: "left")
        .End("left", new Prompt("relay.left").Row("!reply", "help.write"));
}
