using ParticipationBot.Conversation.Dialogs;
using ParticipationBot.Conversation.Prompts;
using ParticipationBot.Dialogs.Effects;
using ParticipationBot.Dialogs.Onboarding;

namespace ParticipationBot.Dialogs.Views;

/// <summary>After a first view or poll: the profile questions, and whether the child wants to hear what came of it. Each once ever.</summary>
internal sealed class FollowUpDialog : Dialog
{
    public override string Id => "followup";
    public override int Version => 1;

    protected override void Build(DialogBuilder dialog) => dialog
        .Branch("profile-or-not", context => context.State.Memory.Has(Memory.ProfileAsked) ? "news-or-not" : "profile", "profile", "news-or-not")
        .Call("profile", "profile", then: "news-or-not")
        .Branch("news-or-not", context => context.State.Memory.Has(Memory.NewsAsked) ? "end" : "news", "news", "end")
        .Ask("news", new Prompt("view.news").Row(new Option("yes", "view.news_yes"), new Option("skip", "view.news_no")))
            .On("yes", "end", context => context.Apply(new SetNews(true)).Keep(Memory.NewsAsked, "yes"))
            .On("skip", "end", context => context.Nothing.Keep(Memory.NewsAsked, "no"))
            .OnUnclear("view.news_unclear")
        .End("end");
}
