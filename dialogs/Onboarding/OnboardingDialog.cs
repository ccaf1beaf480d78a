using ParticipationBot.Conversation.Dialogs;
using ParticipationBot.Conversation.Prompts;
using ParticipationBot.Conversation.Turns;
using ParticipationBot.Dialogs.Effects;
using ParticipationBot.Participation.Participants;

namespace ParticipationBot.Dialogs.Onboarding;

/// <summary>Language → notice in three bubbles → age band, with what follows from it.</summary>
internal sealed class OnboardingDialog : Dialog
{
    /// <summary>Raised when the notice says something new; everyone is then shown it again.</summary>
    public const int NoticeVersion = 1;

    public override string Id => "onboarding";
    public override int Version => 1;

    protected override void Build(DialogBuilder dialog) => dialog
        .Ask("language", new Prompt("onboarding.language").Row("kk", "language.kk").Row("ru", "language.ru"))
            .Navigation()
            .On("kk", "who", context => context.Apply(new SetLanguage("kk")).Speak("kk"))
            .On("ru", "who", context => context.Apply(new SetLanguage("ru")).Speak("ru"))
            .OnUnclear("onboarding.language_unclear")
        .Say("who", new Prompt("onboarding.who"), then: "kept")
        .Say("kept", new Prompt("onboarding.kept"), then: "notice")
        .Ask("notice", new Prompt("onboarding.rights").Row("accept", "onboarding.accept"))
            .Navigation()
            .On("accept", "age", context =>
                context.Apply(new AcceptNotice(NoticeVersion)).Keep(Memory.Notice, $"{NoticeVersion}"))
            .OnUnclear("onboarding.notice_unclear")
        .Ask("age", AgePrompt())
            // Without an age band nothing may be collected, so this one question has no "skip"; leaving does the same.
            .Navigation()
            .OnAnyOption("route", context => context.Apply(BandOf(context)).Keep(Memory.Age, context.Option!))
            .OnUnclear("onboarding.age_unclear")
        .Branch("route", context => context.State.Memory.First(Memory.Age) switch
        {
            "under10" => "too-young",
            "adult" => "too-old",
            _ when context.State.Memory.Has(EngineKeys.WaitingArgument) => "code",
            _ => "ready",
        }, "too-young", "too-old", "code", "ready")
        .Do("code", context => context.Remember("argument", context.State.Memory.All(EngineKeys.WaitingArgument)).Keep(EngineKeys.WaitingArgument), then: "poll")
        .Call("poll", "polls", then: "end", "argument")
        .End("too-young", new Prompt("onboarding.too_young").With("numbers", Help.HelpNumbers.Lines))
        .End("too-old", new Prompt("onboarding.too_old").With("numbers", Help.HelpNumbers.Lines))
        .End("end")
        .End("ready", new Prompt("onboarding.ready").Row("!view", "menu.view").WithMenu());

    private static Prompt AgePrompt() => AgeOptions.All.Keys.Aggregate(
        new Prompt("onboarding.age"), (prompt, option) => prompt.Row(option, $"age.{option}"));

    private static SetAgeBand BandOf(DialogContext context) =>
        new(AgeOptions.All.GetValueOrDefault(context.Option!, AgeBand.Under10));
}
