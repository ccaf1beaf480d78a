using System.Globalization;
using System.Text.RegularExpressions;

namespace ParticipationBot.Participation.Polls.XlsForm;

/// <summary>The few expressions of XLSForm that a poll knows: one answer as a condition, the bounds of a number, the most choices.</summary>
internal static partial class XlsFormCondition
{
    /// <summary><c>${q1} = 'bus'</c> or <c>selected(${q1}, 'bus')</c>.</summary>
    public static ShowIf? ShowIf(string relevant)
    {
        var match = Equal().Match(relevant);
        if (!match.Success) match = Selected().Match(relevant);
        return match.Success ? new ShowIf(XlsFormNames.Id(match.Groups["question"].Value), XlsFormNames.Id(match.Groups["choice"].Value)) : null;
    }

    public static string Write(ShowIf show, QuestionKind kind) =>
        kind is QuestionKind.Several or QuestionKind.Ranking ? $"selected(${{{show.Question}}}, '{show.Choice}')" : $"${{{show.Question}}} = '{show.Choice}'";

    /// <summary><c>. &gt;= 1 and . &lt;= 7</c>, in either order.</summary>
    public static (int From, int To)? Bounds(string constraint)
    {
        var (least, most) = (Least().Match(constraint), Most().Match(constraint));
        return least.Success && most.Success && Number(least) is { } from && Number(most) is { } to ? (from, to) : null;
    }

    /// <summary>The parameters of a range: <c>start=1 end=10 step=1</c>.</summary>
    public static (int From, int To)? Range(string parameters)
    {
        var (start, end) = (Start().Match(parameters), End().Match(parameters));
        return start.Success && end.Success && Number(start) is { } from && Number(end) is { } to ? (from, to) : null;
    }

    /// <summary><c>count-selected(.) &lt;= 3</c>.</summary>
    public static int? MostChoices(string constraint) => Count().Match(constraint) is { Success: true } match ? Number(match) : null;

    private static int? Number(Match match) => int.TryParse(match.Groups["n"].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(@"^\s*\$\{(?<question>[^}]+)\}\s*=\s*['""‘’“”](?<choice>[^'""‘’“”]+)['""‘’“”]\s*$", RegexOptions.None, 1000)]
    private static partial Regex Equal();

    [GeneratedRegex(@"^\s*selected\(\s*\$\{(?<question>[^}]+)\}\s*,\s*['""‘’“”](?<choice>[^'""‘’“”]+)['""‘’“”]\s*\)\s*$", RegexOptions.None, 1000)]
    private static partial Regex Selected();

    [GeneratedRegex(@"\.\s*>=\s*(?<n>-?\d{1,9})", RegexOptions.None, 1000)]
    private static partial Regex Least();

    [GeneratedRegex(@"\.\s*<=\s*(?<n>-?\d{1,9})", RegexOptions.None, 1000)]
    private static partial Regex Most();

    [GeneratedRegex(@"\bstart\s*=\s*(?<n>-?\d{1,9})", RegexOptions.None, 1000)]
    private static partial Regex Start();

    [GeneratedRegex(@"\bend\s*=\s*(?<n>-?\d{1,9})", RegexOptions.None, 1000)]
    private static partial Regex End();

    [GeneratedRegex(@"count-selected\(\s*\.\s*\)\s*<=\s*(?<n>\d{1,4})", RegexOptions.None, 1000)]
    private static partial Regex Count();
}

/// <summary>Names of XLSForm as ids of a poll.</summary>
internal static class XlsFormNames
{
    public const string Faces = "faces";
    public const string YesNo = "yes_no";
    public const string Title = "title";
    public const string Introduction = "introduction";

    /// <summary>XLSForm's names may have capitals and dots; a poll's ids have not.</summary>
    public static string Id(string name) => name.Trim().ToLowerInvariant().Replace('.', '_');
}
