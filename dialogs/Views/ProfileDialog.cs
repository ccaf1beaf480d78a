using ParticipationBot.Conversation.Dialogs;
using ParticipationBot.Conversation.Prompts;
using ParticipationBot.Dialogs.Effects;
using ParticipationBot.Dialogs.Onboarding;
using ParticipationBot.Participation;

namespace ParticipationBot.Dialogs.Views;

/// <summary>Five one-tap questions, asked once ever, each skippable: who took part, and who is missing.</summary>
internal sealed class ProfileDialog : Dialog
{
    public override string Id => "profile";
    public override int Version => 1;

    protected override void Build(DialogBuilder dialog)
    {
        dialog.Ask("begin", new Prompt("profile.begin").Row(new Option("yes", "profile.yes"), new Option("skip", "profile.no")))
            .On("yes", "sex", AskedOnce)
            .On("skip", "end", AskedOnce)
            .OnUnclear("profile.unclear");
        Question(dialog, "sex", then: "region", ["girl", "boy"], perRow: 2);
        Question(dialog, "region", then: "settlement", Regions.All, perRow: 2);
        Question(dialog, "settlement", then: "home_language", ["city", "town", "village"], perRow: 3);
        Question(dialog, "home_language", then: "difficulty", ["kk", "ru", "both", "other"], perRow: 2);
        Question(dialog, "difficulty", then: "end", ["none", "some", "a_lot"], perRow: 1);
        dialog.End("end");
    }

    private static void Question(DialogBuilder dialog, string attribute, string then, IReadOnlyList<string> values, int perRow)
    {
        var prompt = values.Select(value => new Option(value, $"{attribute}.{value}")).Chunk(perRow)
            .Aggregate(new Prompt($"profile.{attribute}"), (question, row) => question.Row(row))
            .Row("skip", "profile.skip");
        var ask = dialog.Ask(attribute, prompt).On("skip", then);
        foreach (var value in values) ask.On(value, then, context => context.Apply(new SetProfile(attribute, value)));
        ask.OnUnclear("profile.unclear");
    }

    private static Outcome AskedOnce(DialogContext context) => context.Nothing.Keep(Memory.ProfileAsked, "yes");
}
