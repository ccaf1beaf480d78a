using ParticipationBot.Conversation.Dialogs;
using ParticipationBot.Conversation.Prompts;
using ParticipationBot.Dialogs.Help;

namespace ParticipationBot.Dialogs.Menu;

/// <summary>For those under 10 or over 17: help and rights, nothing collected, and a way back for who pressed the wrong age.</summary>
internal sealed class GuestDialog : Dialog
{
    public override string Id => "guest";
    public override int Version => 1;

    protected override void Build(DialogBuilder dialog) => dialog
        .Ask("card", new Prompt("guest.card").With("numbers", HelpNumbers.Lines).Row("again", "guest.again"))
            .Navigation()
            .On("again", "onboarding")
            .OnUnclear("guest.unclear")
        .Call("onboarding", "onboarding", then: "end")
        .End("end");
}
