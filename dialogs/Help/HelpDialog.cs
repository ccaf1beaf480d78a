using ParticipationBot.Conversation.Dialogs;
using ParticipationBot.Conversation.Prompts;

namespace ParticipationBot.Dialogs.Help;

/// <summary>Numbers, and the way to a helper. Reached within one tap from every step.</summary>
internal sealed class HelpDialog : Dialog
{
    public override string Id => "help";
    public override int Version => 1;

    protected override void Build(DialogBuilder dialog) => dialog
        .Ask("card", new Prompt("help.card").With("numbers", HelpNumbers.Lines)
            .Row("write", "help.write").Row("back", "help.back"))
            .Navigation()
            .On("write", "relay")
            .On("back", "end")
            .OnUnclear("help.unclear")
        .Call("relay", "relay", then: "end")
        .End("end");
}
