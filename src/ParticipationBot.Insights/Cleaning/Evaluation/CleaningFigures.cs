namespace ParticipationBot.Insights.Cleaning.Evaluation;

/// <summary>How much of what was marked the cleaner takes out, and what it takes out without need.</summary>
/// <param name="Marked">Marked spans.</param>
/// <param name="Removed">Of these, those of which no letter and no digit is left.</param>
/// <param name="Clean">Messages in which nothing is marked.</param>
/// <param name="Spoilt">Of these, those in which something was taken out all the same.</param>
/// <param name="Leaks">What is left standing: the message's id and the marked words.</param>
/// <param name="Needless">What was taken out where nothing was marked.</param>
public sealed record CleaningFigures(int Marked, int Removed, int Clean, int Spoilt, IReadOnlyList<(string Id, string Words)> Leaks, IReadOnlyList<(string Id, string Words)> Needless)
{
    /// <summary>From 0 to 1; 1 where nothing is marked.</summary>
    public double Recall => Marked == 0 ? 1 : (double)Removed / Marked;

    public static CleaningFigures Of(IEnumerable<LabelledText> texts, PersonalKind? kind = null)
    {
        var (marked, removed, clean, spoilt) = (0, 0, 0, 0);
        var (leaks, needless) = (new List<(string, string)>(), new List<(string, string)>());
        foreach (var text in texts)
        {
            var found = Cleaner.Find(text.Text);
            foreach (var span in text.Spans.Where(span => kind is null || span.Kind == kind))
            {
                marked++;
                if (IsGone(text.Text, span, found)) removed++;
                else leaks.Add((text.Id, text.Text.Substring(span.Start, span.Length)));
            }
            if (text.Spans.Count > 0) continue;
            clean++;
            if (found.Count > 0) spoilt++;
            needless.AddRange(found.Select(span => (text.Id, text.Text.Substring(span.Start, span.Length))));
        }
        return new CleaningFigures(marked, removed, clean, spoilt, leaks, needless);
    }

    private static bool IsGone(string text, PersonalSpan span, IReadOnlyList<PersonalSpan> found) =>
        Enumerable.Range(span.Start, span.Length).All(at => !char.IsLetterOrDigit(text[at]) || found.Any(each => at >= each.Start && at < each.End));
}
