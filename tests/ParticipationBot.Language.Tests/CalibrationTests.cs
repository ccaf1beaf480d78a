using ParticipationBot.Language.Model;
using ParticipationBot.Language.Training;

namespace ParticipationBot.Language.Tests;

public sealed class CalibrationTests
{
    [Fact]
    public void Scores_that_are_too_sure_are_brought_to_what_came_true()
    {
        // The model says 0.95 or 0.05; of each, a third is wrong.
        var scores = Enumerable.Range(0, 300).Select(row => (row % 2 == 0 ? 0.95f : 0.05f, row % 2 == 0 ? row % 6 != 0 : row % 6 == 1)).ToList();
        var platt = Platt.Fit(scores);
        platt.Of(0.95f).Should().BeApproximately(2 / 3f, 0.02f);
        platt.Of(0.05f).Should().BeApproximately(1 / 3f, 0.02f);
    }

    [Fact]
    public void A_label_that_nobody_carries_is_left_as_it_is() => Platt.Fit([(0.4f, false), (0.2f, false)]).Of(0.4f).Should().BeApproximately(0.4f, 1e-4f);

    [Fact]
    public void Below_the_alarm_threshold_more_views_would_alarm_than_disclosures_are_found()
    {
        float[] disclosures = [0.9f, 0.8f, 0.7f, 0.6f, 0.1f];
        float[] views = [.. Enumerable.Range(0, 100).Select(rank => rank / 200f)];
        AlarmRule.Threshold(disclosures, views).Should().Be(0.6f, "the last disclosure would cost 80 of 100 views");
    }

    [Fact]
    public void The_alarm_threshold_keeps_to_the_most_alarms_that_counsellors_bear()
    {
        float[] disclosures = [.. Enumerable.Range(1, 100).Select(rank => rank / 101f)];
        float[] views = disclosures;
        var threshold = AlarmRule.Threshold(disclosures, views);
        views.Count(view => view >= threshold).Should().BeLessThanOrEqualTo((int)(100 * AlarmRule.MostAlarms) + 1);
    }

    [Fact]
    public void Eight_labels_at_a_time_give_what_one_at_a_time_gives()
    {
        var random = new Random(1);
        Half[][] weights = [.. Enumerable.Range(0, 19).Select(_ => Enumerable.Range(0, 50).Select(_ => (Half)((random.NextSingle() - 0.5f) * MathF.Pow(10, random.Next(-6, 4)))).ToArray())];
        var matrix = new WeightMatrix(weights);
        int[] places = [0, 7, 49, 3];
        float[] values = [1, 0.5f, -2, 0.25f];
        var sums = new float[matrix.Room];
        matrix.Add(places, values, sums);
        for (var label = 0; label < weights.Length; label++)
        {
            var expected = places.Zip(values).Sum(feature => (float)weights[label][feature.First] * feature.Second);
            sums[label].Should().BeApproximately(expected, Math.Max(1e-4f, Math.Abs(expected) * 1e-3f));
        }
        matrix.Labels.Should().BeEquivalentTo(weights, options => options.WithStrictOrdering());
    }
}
