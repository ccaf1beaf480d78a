using ParticipationBot.Language.Commands;
using Figure = ParticipationBot.Language.Commands.EvaluateCommand.Figure;

namespace ParticipationBot.Language.Training;

/// <summary>Whether a new model may take the place of the old: not where either language would be understood worse on the fixed test part.</summary>
internal static class ModelGate
{
    /// <summary>What a few of three hundred messages more or less say is chance; a missed disclosure is not let through as chance.</summary>
    private static readonly (string Measure, bool MoreIsBetter, double Slack)[] Watched =
    [
        ("first label among the true ones", true, 0.01), ("macro-F1", true, 0.01),
        ("disclosures routed", true, 0), ("ordinary views alarmed", false, 0.02), ("views alarmed", false, 0.02), ("urgency not below the true one", true, 0.01),
    ];

    internal sealed record Line(string Language, string Measure, double Old, double New, bool IsWorse);

    public static IReadOnlyList<Line> Compare(IReadOnlyList<Figure> old, IReadOnlyList<Figure> made) =>
    [
        .. from watched in Watched
           from figure in old
           where figure.Measure == watched.Measure && figure.Slice.Length == 2
           let other = made.First(each => each.Measure == figure.Measure && each.Slice == figure.Slice)
           let gain = (other.Value - figure.Value) * (watched.MoreIsBetter ? 1 : -1)
           select new Line(figure.Slice, figure.Measure, figure.Value, other.Value, gain < -watched.Slack - 1e-9),
    ];

    /// <summary>Prints both side by side.</summary>
    /// <returns>Whether the new one may replace the old.</returns>
    public static bool Passes(IReadOnlyList<Line> lines, TextWriter log)
    {
        log.WriteLine($"{"",-38}{"old",8}{"new",8}");
        foreach (var line in lines)
            log.WriteLine(FormattableString.Invariant($"{line.Language} {line.Measure,-35}{line.Old,8:0.000}{line.New,8:0.000}{(line.IsWorse ? "  worse" : "")}"));
        return lines.All(line => !line.IsWorse);
    }
}
