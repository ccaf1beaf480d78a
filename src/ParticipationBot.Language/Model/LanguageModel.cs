using System.Runtime.InteropServices;
using System.Text;

namespace ParticipationBot.Language.Model;

/// <summary>What training gives: the models of both tasks, with the hash of what they were trained from.</summary>
internal sealed record LanguageModel(string TrainedFrom, TaskModel Topics, TaskModel Screening)
{
    private const uint Magic = 0x334D4250; // "PBM3"

    /// <exception cref="InvalidDataException">The file is no model of this release.</exception>
    public static LanguageModel Read(string path)
    {
        using var reader = new BinaryReader(new BufferedStream(File.OpenRead(path), 1 << 20), Encoding.UTF8);
        try
        {
            if (reader.ReadUInt32() != Magic) throw new InvalidDataException($"{path} is no language model. Train one with `./run train`.");
            var trainedFrom = reader.ReadString();
            return new LanguageModel(trainedFrom, ReadTask(reader, BlockWeights.ForTopics), ReadTask(reader, BlockWeights.ForScreening));
        }
        catch (EndOfStreamException cut)
        {
            throw new InvalidDataException($"{path} is cut short. Train it again with `./run train`.", cut);
        }
    }

    /// <summary>Writes beside the place and moves there, so that a kill, or two hosts training at once, leaves a whole file.</summary>
    public void Write(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var draft = $"{path}.{Path.GetRandomFileName()}";
        using (var writer = new BinaryWriter(new BufferedStream(File.Create(draft), 1 << 20), Encoding.UTF8))
        {
            writer.Write(Magic);
            writer.Write(TrainedFrom);
            WriteTask(writer, Topics);
            WriteTask(writer, Screening);
        }
        File.Move(draft, path, overwrite: true);
    }

    private static TaskModel ReadTask(BinaryReader reader, BlockWeights blocks)
    {
        var size = reader.ReadInt32();
        var features = ReadAll<ulong>(reader, size);
        var weights = ReadAll<float>(reader, size);
        return new TaskModel(blocks, new Vocabulary(features, weights), ReadLinear(reader, size));
    }

    private static void WriteTask(BinaryWriter writer, TaskModel task)
    {
        writer.Write(task.Vocabulary.Size);
        writer.Write(MemoryMarshal.AsBytes(task.Vocabulary.Features.AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(task.Vocabulary.Weights.AsSpan()));
        WriteLinear(writer, task.Linear);
    }

    private static LinearModel ReadLinear(BinaryReader reader, int size)
    {
        var count = reader.ReadInt32();
        var (labels, weights, biases, thresholds) = (new string[count], new Half[count][], new float[count], new float[count]);
        for (var label = 0; label < count; label++)
        {
            labels[label] = reader.ReadString();
            biases[label] = reader.ReadSingle();
            thresholds[label] = reader.ReadSingle();
            weights[label] = ReadAll<Half>(reader, size);
        }
        return new LinearModel(labels, new WeightMatrix(weights), biases, thresholds);
    }

    private static void WriteLinear(BinaryWriter writer, LinearModel model)
    {
        writer.Write(model.Labels.Count);
        foreach (var (label, weights) in model.Weights.Labels.Index())
        {
            writer.Write(model.Labels[label]);
            writer.Write(model.Biases[label]);
            writer.Write(model.Thresholds[label]);
            writer.Write(MemoryMarshal.AsBytes(weights.AsSpan()));
        }
    }

    private static T[] ReadAll<T>(BinaryReader reader, int count)
        where T : unmanaged
    {
        var values = new T[count];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }
}
