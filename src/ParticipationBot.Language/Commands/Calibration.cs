using ParticipationBot.Language.Model;
using ParticipationBot.Language.Training;
using Figure = ParticipationBot.Language.Commands.EvaluateCommand.Figure;

namespace ParticipationBot.Language.Commands;

/// <summary>
/// Expected calibration error: how far probabilities lie from what came true, over ten bins of equal width, weighted by how many lie in each.
/// </summary>
internal static class Calibration
{
    private const int Bins = 10;

    private sealed record Point(string Language, float Probability, bool IsTrue);

    public static IEnumerable<Figure> Of(IReadOnlyList<ScreeningExample> screening, IReadOnlyList<TopicExample> topics, FeatureExtractor extractor, LanguageModel model)
    {
        var labels = model.Topics.Linear.Labels;
        var all = topics.AsParallel().AsOrdered().Select(example => (Example: example, Scores: model.Topics.Score(extractor.Extract(example.Text)))).ToList();
        var first = all.Select(one => new Point(one.Example.Language, one.Scores.Max(), one.Example.Labels.Contains(labels[Array.IndexOf(one.Scores, one.Scores.Max())])));
        var each = all.SelectMany(one => labels.Select((label, at) => new Point(one.Example.Language, one.Scores[at], one.Example.Labels.Contains(label))));
        // The messages of the topics' part are views; a screen meets far more of those than of disclosures.
        var harms = screening.Select(example => (example.Language, example.Text, IsTrue: example.Class == "disclosure"))
            .Concat(screening.Count == 0 ? [] : topics.Select(example => (example.Language, example.Text, IsTrue: false)))
            .AsParallel().AsOrdered().Select(one => new Point(one.Language, model.Screening.Score(extractor.Extract(one.Text))[0], one.IsTrue)).ToList();
        return [.. Figures("Topics", "calibration error, first label", first), .. Figures("Topics", "calibration error, each label", each), .. Figures("Screening", "calibration error, disclosure", harms)];
    }

    private static IEnumerable<Figure> Figures(string part, string measure, IEnumerable<Point> points) =>
        points.GroupBy(point => point.Language).Select(language => new Figure(part, language.Key, measure, Error([.. language]), language.Count()));

    private static double Error(List<Point> points) => points.GroupBy(point => Math.Min(Bins - 1, (int)(point.Probability * Bins)))
        .Sum(bin => Math.Abs(bin.Average(point => point.Probability) - bin.Average(point => point.IsTrue ? 1.0 : 0)) * bin.Count()) / points.Count;
}
