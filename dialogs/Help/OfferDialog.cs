using ParticipationBot.Conversation.Dialogs;
using ParticipationBot.Conversation.Prompts;

namespace ParticipationBot.Dialogs.Help;

/// <summary>A text that may or may not be a call for help: the numbers are shown once, nobody is alerted, what was interrupted goes on.</summary>
internal sealed class OfferDialog : Dialog
{
    public override string Id => "offer";
    public override int Version => 1;

    protected override void Build(DialogBuilder dialog) => dialog
        .End("card", new Prompt("offer.card").With("numbers", HelpNumbers.Lines).Row("!reply", "help.write"));
}
