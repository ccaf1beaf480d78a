using ParticipationBot.Conversation.Dialogs;
using ParticipationBot.Conversation.Prompts;
using ParticipationBot.Dialogs.Effects;

namespace ParticipationBot.Dialogs.MyData;

/// <summary>Changes the language of the conversation.</summary>
internal sealed class LanguageDialog : Dialog
{
    public override string Id => "language";
    public override int Version => 1;

    protected override void Build(DialogBuilder dialog) => dialog
        .Ask("choose", new Prompt("language.choose").Row("kk", "language.kk").Row("ru", "language.ru"))
            .Navigation()
            .On("kk", "set", context => context.Apply(new SetLanguage("kk")).Speak("kk"))
            .On("ru", "set", context => context.Apply(new SetLanguage("ru")).Speak("ru"))
            .OnUnclear("onboarding.language_unclear")
        .End("set", new Prompt("language.set").WithMenu());
}
