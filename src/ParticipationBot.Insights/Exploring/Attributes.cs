using System.Runtime.InteropServices;
using ParticipationBot.Insights.Snapshots;
using ParticipationBot.Participation;

namespace ParticipationBot.Insights.Exploring;

/// <summary>What children are told apart by; "unknown" where the child did not say. The last value of each is that.</summary>
internal static class Attributes
{
    public static readonly Attribute Language = new("language", ["kk", "ru", Voice.Unknown]);

    public static readonly IReadOnlyList<Attribute> All =
    [
        new("age", ["from10to12", "from13to15", "from16to17", Voice.Unknown]),
        new("sex", ["girl", "boy", Voice.Unknown]),
        new("region", [.. Regions.All.Order(StringComparer.Ordinal), Voice.Unknown]),
        new("settlement", ["city", "town", "village", Voice.Unknown]),
        Language,
    ];
}

/// <param name="Values">The last one stands for a child who did not say.</param>
internal sealed record Attribute(string Name, IReadOnlyList<string> Values)
{
    public int IndexOf(string? value)
    {
        for (var at = 0; at < Values.Count - 1; at++)
            if (string.Equals(Values[at], value, StringComparison.OrdinalIgnoreCase)) return at;
        return Values.Count - 1;
    }
}

/// <summary>Places in <see cref="Attributes.All"/>, a byte each.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct VoiceProfile(byte Age, byte Sex, byte Region, byte Settlement, byte Language)
{
    public static readonly VoiceProfile Unknown = Of(null, null, null, null);

    public byte this[int attribute] => attribute switch { 0 => Age, 1 => Sex, 2 => Region, 3 => Settlement, _ => Language };

    public static VoiceProfile Of(string? age, string? sex, string? region, string? settlement) => new(
        (byte)Attributes.All[0].IndexOf(age), (byte)Attributes.All[1].IndexOf(sex), (byte)Attributes.All[2].IndexOf(region),
        (byte)Attributes.All[3].IndexOf(settlement), (byte)(Attributes.Language.Values.Count - 1));
}
