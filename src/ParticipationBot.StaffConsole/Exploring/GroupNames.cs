using System.Globalization;

namespace ParticipationBot.StaffConsole.Exploring;

/// <summary>Names of attributes and their values in the reader's language.</summary>
internal static class GroupNames
{
    public const string Unknown = "unknown";

    /// <summary>What topics can be set against, the times last.</summary>
    public static IReadOnlyList<string> Attributes { get; } = ["age", "sex", "region", "settlement", "language"];

    public static IReadOnlyList<string> Times { get; } = ["week", "month"];

    public static string Group(this Words words, string attribute, string value) => (attribute, value) switch
    {
        (_, Unknown) => words["sex.unknown"],
        ("week", _) => Day(value).ToString("d MMM yy", words.Culture),
        ("month", _) => Day(value).ToString("MMM yyyy", words.Culture),
        ("language", _) => words[$"console.language.{value}"],
        _ => words[$"{attribute}.{value}"],
    };

    private static DateOnly Day(string value) => DateOnly.ParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
