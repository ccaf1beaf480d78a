using ParticipationBot.Conversation.Dialogs;
using ParticipationBot.Conversation.Prompts;
using ParticipationBot.Dialogs.Effects;

namespace ParticipationBot.Dialogs.MyData;

/// <summary>What is held, and how to have it deleted in two taps.</summary>
internal sealed class MyDataDialog : Dialog
{
    public override string Id => "mydata";
    public override int Version => 1;

    protected override void Build(DialogBuilder dialog) => dialog
        .Do("show", context => context.Apply(new ShowMyData()), then: "choose")
        .Ask("choose", new Prompt("mydata.choose")
            .Row("delete", "mydata.delete")
            .Row(new Option("news_on", "mydata.news_on"), new Option("news_off", "mydata.news_off"))
            .Row(new Option("language", "mydata.language"), new Option("back", "mydata.back")))
            .Navigation()
            .On("delete", "confirm")
            .On("news_on", "news-on", context => context.Apply(new SetNews(true)))
            .On("news_off", "news-off", context => context.Apply(new SetNews(false)))
            .On("language", "language")
            .On("back", "end")
            .OnUnclear("mydata.unclear")
        .Ask("confirm", new Prompt("mydata.confirm").Row("yes", "mydata.confirm_yes").Row("no", "mydata.confirm_no"))
            .Navigation()
            .On("yes", "deleted", context => context.Apply(new DeleteMyData()).ForgetEverything())
            .On("no", "kept")
            .OnUnclear("mydata.confirm_unclear")
        .Say("news-on", new Prompt("mydata.news_is_on"), then: "end")
        .Say("news-off", new Prompt("mydata.news_is_off"), then: "end")
        .Call("language", "language", then: "end")
        .Say("kept", new Prompt("mydata.kept"), then: "end")
        .End("deleted", new Prompt("mydata.deleted"))
        .End("end");
}
