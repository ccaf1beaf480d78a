using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using ParticipationBot.Insights.Cleaning;
using ParticipationBot.Insights.Cleaning.Evaluation;

namespace ParticipationBot.Commands;

/// <summary><c>cleaning</c>: measures how personal data are taken out of views, on messages in which people have marked them.</summary>
internal sealed class CleaningCommand : Command
{
    public CleaningCommand() : base("cleaning", "Measure how personal data are taken out of views.")
    {
        var file = new Option<FileInfo?>("--file") { Description = "Another file with the columns id, part, form, text; by default the product's own." };
        var language = new Option<string>("--language") { Description = "The language of that file.", DefaultValueFactory = _ => "ru" };
        var misses = new Option<string>("--misses") { Description = "Also list what was missed or taken needlessly in this part (dev or test).", DefaultValueFactory = _ => "" };
        var json = new Option<bool>("--json") { Description = "For machines." };
        Options.Add(file);
        Options.Add(language);
        Options.Add(misses);
        Options.Add(json);
        SetAction(parsed => Run(parsed.GetValue(file), parsed.GetValue(language)!, parsed.GetValue(misses)!, parsed.GetValue(json)));
    }

    private static int Run(FileInfo? file, string language, string misses, bool json)
    {
        IReadOnlyList<LabelledText> texts;
        try
        {
            texts = file is not null ? LabelledText.Read(file.FullName, language)
                : [.. new[] { "kk", "ru" }.SelectMany(each => LabelledText.Read(Path.Combine(AppContext.BaseDirectory, "localization", each, "cleaning", "labelled.tsv"), each))];
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(fault.Message);
            return 1;
        }
        var rows = Rows(texts).ToList();
        if (json) Console.Out.WriteLine(JsonSerializer.Serialize(rows.Select(row => new { row.Part, row.Language, row.Kind, row.Figures.Marked, row.Figures.Removed, row.Figures.Recall, row.Figures.Clean, row.Figures.Spoilt })));
        else foreach (var row in rows) Console.Out.WriteLine(Line(row));
        foreach (var row in rows.Where(row => row.Part == misses && row.Kind == "all"))
        {
            foreach (var (id, words) in row.Figures.Leaks) Console.Out.WriteLine($"  left       {id}  {words}");
            foreach (var (id, words) in row.Figures.Needless) Console.Out.WriteLine($"  needlessly {id}  {words}");
        }
        return 0;
    }

    private static IEnumerable<Row> Rows(IReadOnlyList<LabelledText> texts)
    {
        foreach (var group in texts.GroupBy(text => (text.Part, text.Language)).OrderBy(group => group.Key))
        {
            yield return new Row(group.Key.Part, group.Key.Language, "all", CleaningFigures.Of(group));
            foreach (var kind in Enum.GetValues<PersonalKind>())
                if (CleaningFigures.Of(group, kind) is { Marked: > 0 } figures) yield return new Row(group.Key.Part, group.Key.Language, kind.ToString(), figures);
        }
    }

    private static string Line(Row row) => string.Create(CultureInfo.InvariantCulture,
        $"{row.Part,-5} {row.Language}  {row.Kind,-10} taken out {row.Figures.Removed,4} of {row.Figures.Marked,4}  {row.Figures.Recall:0.000}")
        + (row.Kind == "all" ? $"   spoilt {row.Figures.Spoilt} of {row.Figures.Clean} messages without any" : "");

    private sealed record Row(string Part, string Language, string Kind, CleaningFigures Figures);
}
