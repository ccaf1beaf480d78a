using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using ParticipationBot.Language.Model;

namespace ParticipationBot.Language.Training;

/// <summary>
/// Trains one logistic model per label with ML.NET's SDCA. Each label has one thread and a fixed seed: the same rows give the same weights.
/// </summary>
internal static class LogisticTrainer
{
    private const int Passes = 40;

    // A check for convergence costs as much as a pass.
    private const int PassesBetweenChecks = 5;

    // SDCA's own defaults collapse to the majority class on such sparse rows; without L1 and with this L2 they do not.
    private const float L2 = 1e-5f;

    private sealed class Row
    {
        public VBuffer<float> Features { get; set; }
        public bool Label { get; set; }
        public float Weight { get; set; } = 1f;
    }

    /// <param name="isPositive">Whether a row (by index) carries a label (by index).</param>
    /// <param name="positiveWeight">How much a positive row counts beside a negative one.</param>
    public static LinearModel Train(
        IReadOnlyList<(int[] Places, float[] Values)> vectors, int size, IReadOnlyList<string> labels, Func<int, int, bool> isPositive, float positiveWeight)
    {
        var weights = new Half[labels.Count][];
        var biases = new float[labels.Count];
        Parallel.For(0, labels.Count, label =>
        {
            var rows = vectors.Select((vector, row) => new Row
            {
                Features = new VBuffer<float>(size, vector.Places.Length, vector.Values, vector.Places),
                Label = isPositive(row, label),
                Weight = isPositive(row, label) ? positiveWeight : 1f,
            });
            (weights[label], biases[label]) = TrainOne([.. rows], size);
        });
        return new LinearModel(labels, new WeightMatrix(weights), biases, [.. Enumerable.Repeat(0.5f, labels.Count)]);
    }

    private static (Half[] Weights, float Bias) TrainOne(List<Row> rows, int size)
    {
        // A label that nobody or everybody carries (a small corpus) cannot be learned; it is never said.
        if (rows.TrueForAll(row => row.Label == rows[0].Label)) return (new Half[size], rows.Count > 0 && rows[0].Label ? 10 : -10);
        var ml = new MLContext(seed: 1);
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, size);
        var data = ml.Data.LoadFromEnumerable(rows, schema);
        var trainer = ml.BinaryClassification.Trainers.SdcaLogisticRegression(new SdcaLogisticRegressionBinaryTrainer.Options
        {
            LabelColumnName = nameof(Row.Label),
            FeatureColumnName = nameof(Row.Features),
            ExampleWeightColumnName = nameof(Row.Weight),
            L1Regularization = 0f,
            L2Regularization = L2,
            MaximumNumberOfIterations = Passes,
            ConvergenceCheckFrequency = PassesBetweenChecks,
            NumberOfThreads = 1,
            Shuffle = true,
        });
        var linear = trainer.Fit(data).Model.SubModel;
        return ([.. linear.Weights.Select(weight => (Half)weight)], linear.Bias);
    }
}
