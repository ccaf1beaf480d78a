using System.Globalization;
using ParticipationBot.Language.Training;
using Figure = ParticipationBot.Language.Commands.EvaluateCommand.Figure;

namespace ParticipationBot.Language.Commands;

/// <summary>Fills the model card's template with what an evaluation found.</summary>
internal static class ModelCard
{
    private const int MostMisses = 20;
    private static readonly string[] Languages = ["kk", "ru"];

    public static string Fill(string template, IReadOnlyList<Figure> figures, IReadOnlyList<string> misses, Corpus training) => template
        .Replace("{{corpus}}", Counts(training), StringComparison.Ordinal)
        .Replace("{{figures}}", Table(figures.Where(figure => Languages.Contains(figure.Slice))), StringComparison.Ordinal)
        .Replace("{{slices}}", Table(figures.Where(figure => !Languages.Contains(figure.Slice))), StringComparison.Ordinal)
        .Replace("{{misses}}", Missed(misses), StringComparison.Ordinal);

    private static string Counts(Corpus training) => string.Join(' ', Languages.Select(language =>
    {
        var screening = training.Screening.Where(example => example.Language == language).ToList();
        return FormattableString.Invariant(
            $"{(language == "kk" ? "Kazakh" : "Russian")}: {training.Topics.Count(example => example.Language == language)} messages with topics, {screening.Count(example => example.Class == "disclosure")} disclosures, {screening.Count(example => example.Class != "disclosure")} views and offers near to one.");
    }));

    private static string Table(IEnumerable<Figure> figures)
    {
        // "kk latin" and "ru latin" share a line; the first word is the language.
        var lines = figures.GroupBy(figure => (figure.Part, Slice: figure.Slice[2..].Trim(), figure.Measure)).Select(line =>
            $"| {line.Key.Part} | {(line.Key.Slice.Length == 0 ? "all" : line.Key.Slice)} | {line.Key.Measure} | {string.Join(" | ", Languages.Select(language => Cell(line.FirstOrDefault(figure => figure.Slice.StartsWith(language, StringComparison.Ordinal)))))} |");
        return string.Join('\n', ["| Part | Messages | Measure | Kazakh | Russian |", "|---|---|---|---|---|", .. lines]);
    }

    private static string Cell(Figure? figure) =>
        figure is null ? "–" : string.Create(CultureInfo.InvariantCulture, $"{figure.Value:0.00} (n={figure.Messages})");

    private static string Missed(IReadOnlyList<string> misses) => string.Join('\n',
        misses.Where(miss => miss.StartsWith("screening", StringComparison.Ordinal)).Take(MostMisses).Concat(misses.Where(miss => miss.StartsWith("topic", StringComparison.Ordinal)).Take(MostMisses))
            .Select(miss => $"- {miss}"));
}
