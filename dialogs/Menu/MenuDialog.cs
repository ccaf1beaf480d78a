using ParticipationBot.Conversation.Dialogs;
using ParticipationBot.Conversation.Prompts;

namespace ParticipationBot.Dialogs.Menu;

/// <summary>What runs when nothing else does. Whatever a child writes here begins a view.</summary>
internal sealed class MenuDialog : Dialog
{
    public override string Id => "menu";
    public override int Version => 1;

    protected override void Build(DialogBuilder dialog) => dialog
        .Ask("choose", new Prompt("menu.choose").Row("view", "menu.view").Row("polls", "menu.polls").Row("data", "menu.data").WithMenu())
            .Navigation()
            .On("view", "view")
            .On("polls", "polls")
            .On("data", "data")
            .OnText("view", context => context.Remember("text", context.Text!).Remember("suggested", context.SuggestedTopics))
            .OnUnclear("menu.unclear")
        .Call("view", "view", then: "end", "text", "suggested")
        .Call("polls", "polls", then: "end")
        .Call("data", "mydata", then: "end")
        .End("end");
}
