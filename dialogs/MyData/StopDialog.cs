using ParticipationBot.Conversation.Dialogs;
using ParticipationBot.Conversation.Prompts;
using ParticipationBot.Dialogs.Effects;

namespace ParticipationBot.Dialogs.MyData;

/// <summary>Leaves whatever was under way, and says how to come back and how to delete.</summary>
internal sealed class StopDialog : Dialog
{
    public override string Id => "stop";
    public override int Version => 1;

    protected override void Build(DialogBuilder dialog) => dialog
        // "I no longer write first" must be true: no news either, until the child wants them again.
        .Do("quiet", context => context.Apply(new SetNews(false)), then: "bye")
        .End("bye", new Prompt("stop.bye").Row("!data", "menu.data").Row("!start", "stop.start"));
}
