using System.Text;
using System.Text.RegularExpressions;
using ParticipationBot.Localization;

namespace ParticipationBot.Insights.Cleaning;

/// <summary>
/// Puts a marker in the place of whatever says who somebody is: "[имя]", "[телефон]". For people who read views and for every text that leaves;
/// the stored text stays as it is, encrypted. Rules and lists of names, no learned model, so that every decision can be followed.
/// </summary>
public sealed class Cleaner(Catalogue catalogue)
{
    /// <param name="language">"kk" or "ru": the markers' language.</param>
    public string Clean(string text, string language)
    {
        IReadOnlyList<PersonalSpan> spans;
        try
        {
            spans = Find(text);
        }
        catch (RegexMatchTimeoutException)
        {
            // Unlike any message: shown to nobody rather than half cleaned.
            return catalogue.Text(language, "cleaning.Unreadable");
        }
        var clean = new StringBuilder(text.Length);
        var at = 0;
        foreach (var span in spans)
        {
            clean.Append(text, at, span.Start - at).Append(catalogue.Text(language, $"cleaning.{span.Kind}"));
            at = span.End;
        }
        return clean.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>What was found, in the text's order, without overlaps; neighbouring parts of one name are one.</summary>
    public static IReadOnlyList<PersonalSpan> Find(string text)
    {
        var spans = new List<PersonalSpan>();
        foreach (var span in PatternFinder.Find(text).Concat(NameFinder.Find(text)).OrderBy(span => span.Start).ThenByDescending(span => span.Length))
        {
            if (spans.Count > 0 && span.Start < spans[^1].End)
            {
                if (span.End > spans[^1].End) spans[^1] = spans[^1] with { Length = span.End - spans[^1].Start };
            }
            else if (spans.Count > 0 && span.Kind == PersonalKind.Name && spans[^1].Kind == PersonalKind.Name && IsOneName(text, spans[^1].End, span.Start))
            {
                spans[^1] = spans[^1] with { Length = span.End - spans[^1].Start };
            }
            else
            {
                spans.Add(span);
            }
        }
        return spans;
    }

    private static bool IsOneName(string text, int from, int to) => text.AsSpan(from, to - from).Trim() is "" or ".";
}
