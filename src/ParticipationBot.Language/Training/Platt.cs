namespace ParticipationBot.Language.Training;

/// <summary>
/// Platt scaling: the line over a model's log-odds that makes its probabilities come true on texts by authors whom it has not seen.
/// A model is too sure of itself, and of whatever was weighted up in training.
/// </summary>
internal sealed record Platt(float Scale, float Offset)
{
    private const int Steps = 50;
    private const double Ridge = 1e-3;
    private const double Surest = 1e-6;

    /// <summary>Fitted by Newton's method, with the targets softened by one example each, as Platt did.</summary>
    /// <param name="scores">Probabilities on held-out texts.</param>
    public static Platt Fit(IReadOnlyList<(float Score, bool IsTrue)> scores)
    {
        var positives = scores.Count(score => score.IsTrue);
        if (positives == 0 || positives == scores.Count) return new Platt(1, 0);
        var (high, low) = ((positives + 1.0) / (positives + 2), 1.0 / (scores.Count - positives + 2));
        var points = scores.Select(score => (X: LogOdds(score.Score), Target: score.IsTrue ? high : low)).ToList();
        var (scale, offset) = (1.0, 0.0);
        var loss = Loss(points, scale, offset);
        for (var step = 0; step < Steps; step++)
        {
            var (towardsScale, towardsOffset) = Newton(points, scale, offset);
            // Where the model is far too sure, a whole step overshoots.
            for (var share = 1.0; share > 1e-4; share /= 2)
            {
                var (tryScale, tryOffset) = (scale + (share * towardsScale), offset + (share * towardsOffset));
                var tried = Loss(points, tryScale, tryOffset);
                if (tried >= loss) continue;
                (scale, offset, loss) = (tryScale, tryOffset, tried);
                break;
            }
        }
        // A scale that is not sensible means that held-out scores say nothing about the label.
        return scale is > 0.05 and < 20 && double.IsFinite(offset) ? new Platt((float)scale, (float)offset) : new Platt(1, 0);
    }

    private static (double Scale, double Offset) Newton(List<(double X, double Target)> points, double scale, double offset)
    {
        // The pull towards 1 keeps rare labels sane.
        var (gradientScale, gradientOffset, xx, x, one) = (Ridge * (scale - 1), 0.0, Ridge, 0.0, Ridge);
        foreach (var point in points)
        {
            var p = 1 / (1 + Math.Exp(-((scale * point.X) + offset)));
            var (wrong, weight) = (p - point.Target, p * (1 - p));
            gradientScale += wrong * point.X;
            gradientOffset += wrong;
            xx += weight * point.X * point.X;
            x += weight * point.X;
            one += weight;
        }
        var determinant = (xx * one) - (x * x);
        return (-((one * gradientScale) - (x * gradientOffset)) / determinant, -((xx * gradientOffset) - (x * gradientScale)) / determinant);
    }

    private static double Loss(List<(double X, double Target)> points, double scale, double offset) =>
        (Ridge / 2 * (scale - 1) * (scale - 1)) + points.Sum(point =>
        {
            var logOdds = (scale * point.X) + offset;
            // log(1 + e^z), without overflow.
            return Math.Max(logOdds, 0) + Math.Log(1 + Math.Exp(-Math.Abs(logOdds))) - (point.Target * logOdds);
        });

    public float Of(float score) => (float)(1 / (1 + Math.Exp(-((Scale * LogOdds(score)) + Offset))));

    private static double LogOdds(float score)
    {
        var p = Math.Clamp(score, Surest, 1 - Surest);
        return Math.Log(p / (1 - p));
    }
}
