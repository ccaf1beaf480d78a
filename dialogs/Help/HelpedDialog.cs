using ParticipationBot.Conversation.Dialogs;
using ParticipationBot.Conversation.Prompts;
using ParticipationBot.Dialogs.Effects;

namespace ParticipationBot.Dialogs.Help;

/// <summary>"Did it help?" was answered by a button under the helper's goodbye. Who says no is offered a person and the numbers again.</summary>
internal sealed class HelpedDialog(bool helped) : Dialog
{
    public override string Id => helped ? "helped_yes" : "helped_no";
    public override int Version => 1;

    protected override void Build(DialogBuilder dialog) => dialog
        .Do("note", context => context.Apply(new RateHelp(helped)), then: "thanks")
        .End("thanks", helped
            ? new Prompt("status.thanks_yes").Row("!reply", "status.write_again")
            : new Prompt("status.thanks_no").With("numbers", HelpNumbers.Lines).Row("!reply", "status.write_again"));
}
