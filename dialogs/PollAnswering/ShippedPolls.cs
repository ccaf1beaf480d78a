using System.Reflection;
using ParticipationBot.Participation.Polls;

namespace ParticipationBot.Dialogs.PollAnswering;

/// <summary>The polls that come with the product: dialogs/polls/*.json.</summary>
public static class ShippedPolls
{
    public static IReadOnlyList<PollDefinition> All { get; } = [.. Read().OrderBy(poll => poll.Id != "priorities").ThenBy(poll => poll.Id, StringComparer.Ordinal)];

    private static IEnumerable<PollDefinition> Read()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith("poll.", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return PollJson.Read(reader.ReadToEnd());
        }
    }
}
