using ParticipationBot.Safeguarding.Screening;

namespace ParticipationBot.Language.Training;

/// <summary>The labels of the screening model: first whether a text is a disclosure, then, among disclosures, how urgent and of which kind.</summary>
internal static class HarmLabels
{
    public const string Immediate = "immediate";
    public const string Routine = "routine";

    public static IReadOnlyList<string> Disclosure { get; } = ["disclosure"];

    public static IReadOnlyList<string> Details { get; } =
        [Immediate, Routine, .. Enum.GetValues<HarmKind>().Select(kind => Lexicon.HarmNames.Of(kind)!)];

    public static bool Fits(ScreeningExample example, string label) => example.Urgency == label || example.Kind == label;
}
