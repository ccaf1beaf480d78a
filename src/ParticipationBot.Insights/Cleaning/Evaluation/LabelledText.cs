using System.Text;
using System.Text.RegularExpressions;

namespace ParticipationBot.Insights.Cleaning.Evaluation;

/// <summary>A message in which people have marked what says who somebody is: "я ⟦Name:Диана⟧". See localization/*/cleaning/labelled.tsv.</summary>
/// <param name="Part">"dev" may be looked at while rules are written; "test" may not.</param>
/// <param name="Text">Without the marks.</param>
/// <param name="Spans">What was marked, in the text's order.</param>
public sealed partial record LabelledText(string Id, string Language, string Part, string Form, string Text, IReadOnlyList<PersonalSpan> Spans)
{
    /// <summary>Reads a file with the columns id, part, form and text.</summary>
    /// <exception cref="InvalidDataException">A line is not of this form; the message names it.</exception>
    public static IReadOnlyList<LabelledText> Read(string file, string language)
    {
        var texts = new List<LabelledText>();
        foreach (var (line, number) in File.ReadLines(file).Select((line, index) => (line, index + 1)).Skip(1))
        {
            var cells = line.Split('\t');
            if (cells.Length != 4) throw new InvalidDataException($"{file}, line {number}: {cells.Length} columns instead of id, part, form, text.");
            try
            {
                texts.Add(Parse(cells[0], language, cells[1], cells[2], cells[3]));
            }
            catch (ArgumentException unknown)
            {
                throw new InvalidDataException($"{file}, line {number}: {unknown.Message} Kinds: {string.Join(", ", Enum.GetNames<PersonalKind>())}.", unknown);
            }
        }
        return texts;
    }

    private static LabelledText Parse(string id, string language, string part, string form, string marked)
    {
        var (text, spans, at) = (new StringBuilder(), new List<PersonalSpan>(), 0);
        foreach (Match mark in Mark().Matches(marked))
        {
            text.Append(marked, at, mark.Index - at);
            spans.Add(new PersonalSpan(text.Length, mark.Groups["text"].Length, Enum.Parse<PersonalKind>(mark.Groups["kind"].Value)));
            text.Append(mark.Groups["text"].Value);
            at = mark.Index + mark.Length;
        }
        return new LabelledText(id, language, part, form, text.Append(marked, at, marked.Length - at).ToString(), spans);
    }

    [GeneratedRegex("⟦(?<kind>[A-Za-z]+):(?<text>[^⟧]+)⟧", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mark();
}
