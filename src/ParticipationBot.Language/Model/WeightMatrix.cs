using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ParticipationBot.Language.Model;

/// <summary>
/// The weights of all labels, those of one feature side by side: a text has some hundred features that lie anywhere in memory, and each
/// is fetched once for all labels. Half precision, turned into floats eight at a time.
/// </summary>
internal sealed class WeightMatrix
{
    private const int Lanes = 8;

    /// <summary>Moves a half's exponent to where a float has it.</summary>
    private const float ExponentShift = 5.192296858534828e33f;

    private readonly int stride;
    private readonly ushort[] weights;
    private readonly int labelCount;

    public WeightMatrix(Half[][] labels)
    {
        labelCount = labels.Length;
        stride = (labels.Length + Lanes - 1) / Lanes * Lanes;
        weights = new ushort[labels.Length == 0 ? 0 : labels[0].Length * stride];
        for (var label = 0; label < labels.Length; label++)
            for (var place = 0; place < labels[label].Length; place++) weights[(place * stride) + label] = BitConverter.HalfToUInt16Bits(labels[label][place]);
    }

    /// <summary>Adds each feature's weights, times its value, to the labels' sums.</summary>
    /// <param name="sums">As long as the labels, rounded up to <see cref="Room"/>.</param>
    public void Add(ReadOnlySpan<int> places, ReadOnlySpan<float> values, Span<float> sums)
    {
        ref var first = ref MemoryMarshal.GetArrayDataReference(weights);
        for (var at = 0; at < stride; at += Lanes)
        {
            var sum = Vector256.Create<float>(sums[at..]);
            for (var index = 0; index < places.Length; index++)
                sum += Vector256.Create(values[index]) * Floats(Vector128.LoadUnsafe(ref first, (nuint)((places[index] * stride) + at)));
            sum.CopyTo(sums[at..]);
        }
    }

    public int Room => stride;

    /// <summary>Each label's weights, for the file.</summary>
    public IEnumerable<Half[]> Labels => Enumerable.Range(0, labelCount)
        .Select(label => Enumerable.Range(0, weights.Length / stride).Select(place => BitConverter.UInt16BitsToHalf(weights[(place * stride) + label])).ToArray());

    private static Vector256<float> Floats(Vector128<ushort> halves)
    {
        var (low, high) = Vector128.Widen(halves);
        var bits = Vector256.Create(low, high);
        var size = ((bits & Vector256.Create(0x7FFFu)) << 13).AsSingle() * Vector256.Create(ExponentShift);
        return (size.AsUInt32() | ((bits & Vector256.Create(0x8000u)) << 16)).AsSingle();
    }
}
