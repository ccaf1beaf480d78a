namespace ParticipationBot.Participation;

/// <summary>
/// The twenty first-level regions of Kazakhstan (ISO 3166-2:KZ as amended in 2022; the digits are also the first two of the KATO code).
/// Names in each language stand in the catalogue under "region.ID".
/// </summary>
public static class Regions
{
    public static IReadOnlyList<string> All { get; } =
    [
        "KZ-71", "KZ-75", "KZ-79", "KZ-10", "KZ-11", "KZ-15", "KZ-19", "KZ-23", "KZ-27", "KZ-31",
        "KZ-33", "KZ-35", "KZ-39", "KZ-43", "KZ-47", "KZ-55", "KZ-59", "KZ-61", "KZ-62", "KZ-63",
    ];
}
