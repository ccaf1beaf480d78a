using System.Text.RegularExpressions;

namespace ParticipationBot.Insights.Cleaning;

/// <summary>Streets that nearly every town has, from localization/*/cleaning/streets.txt.</summary>
internal static class KnownStreets
{
    /// <summary>"Толе би 187, кв 12".</summary>
    public static Regex WithNumber { get; } = new(
        $@"\b(?:{string.Join('|', ProperNouns.Lines("streets").Select(name => Regex.Escape(name.Replace('_', ' '))))})\w{{0,3}}{PatternFinder.HouseNumber}",
        PatternFinder.Flags | RegexOptions.Compiled, TimeSpan.FromMilliseconds(PatternFinder.Patience));
}
