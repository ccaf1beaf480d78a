using ParticipationBot.Participation.Participants;

namespace ParticipationBot.Dialogs.Onboarding;

/// <summary>The buttons of the age question and the bands they stand for.</summary>
internal static class AgeOptions
{
    public static IReadOnlyDictionary<string, AgeBand> All { get; } = new Dictionary<string, AgeBand>
    {
        ["under10"] = AgeBand.Under10,
        ["from10to12"] = AgeBand.From10To12,
        ["from13to15"] = AgeBand.From13To15,
        ["from16to17"] = AgeBand.From16To17,
        ["adult"] = AgeBand.Adult,
    };

    public static bool IsChild(string? option) =>
        option is not null && All.TryGetValue(option, out var band) && band is not (AgeBand.Under10 or AgeBand.Adult);
}
