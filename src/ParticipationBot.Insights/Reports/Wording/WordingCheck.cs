using System.Text.RegularExpressions;

namespace ParticipationBot.Insights.Reports.Wording;

/// <summary>Holds an analyst's wording to the figures: they stand as {name}, and no number is typed by hand.</summary>
public static partial class WordingCheck
{
    public const int LongestPassage = 4000;

    /// <param name="figures">Names that can stand in braces.</param>
    public static IReadOnlyList<WordingProblem> Problems(ReportPassage passage, string template, IEnumerable<string> figures)
    {
        List<WordingProblem> problems = [];
        if (string.IsNullOrWhiteSpace(template)) problems.Add(new(WordingFault.Empty, ""));
        if (template.Length > LongestPassage) problems.Add(new(WordingFault.TooLong, ""));
        var known = figures.ToHashSet(StringComparer.Ordinal);
        problems.AddRange(Names(template).Where(name => !known.Contains(name)).Select(name => new WordingProblem(WordingFault.UnknownFigure, name)));
        var words = Token().Replace(template, " ");
        if (words.AsSpan().ContainsAny('{', '}')) problems.Add(new(WordingFault.LooseBrace, ""));
        // Dates and numbers of the ministry's own come from elsewhere and are theirs to answer for.
        if (passage.IsMinistry) return problems;
        var shipped = Number().Matches(Token().Replace(passage.Shipped, " ")).Select(match => match.Value).ToHashSet(StringComparer.Ordinal);
        problems.AddRange(Number().Matches(words).Select(match => match.Value).Where(number => !shipped.Contains(number)).Distinct(StringComparer.Ordinal)
            .Select(number => new WordingProblem(WordingFault.TypedNumber, number)));
        return problems;
    }

    /// <summary>Figures that the shipped wording names and this one does not.</summary>
    public static IReadOnlyList<string> LeftOut(ReportPassage passage, string template) => [.. Names(passage.Shipped).Except(Names(template), StringComparer.Ordinal)];

    internal static IEnumerable<string> Names(string template) => Token().Matches(template).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal);

    /// <summary>The template in pieces: words, and names of figures.</summary>
    internal static IEnumerable<(string Text, bool IsFigure)> Pieces(string template)
    {
        var at = 0;
        foreach (Match match in Token().Matches(template))
        {
            if (match.Index > at) yield return (template[at..match.Index], false);
            yield return (match.Groups["name"].Value, true);
            at = match.Index + match.Length;
        }
        if (at < template.Length) yield return (template[at..], false);
    }

    [GeneratedRegex(@"\{(?<name>[a-z_]+)\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();

    [GeneratedRegex(@"\d+(?:[.,\u00A0 ]\d+)*", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}

public enum WordingFault { Empty, TooLong, UnknownFigure, LooseBrace, TypedNumber }

/// <param name="About">The name or number that is wrong.</param>
public sealed record WordingProblem(WordingFault Fault, string About);
