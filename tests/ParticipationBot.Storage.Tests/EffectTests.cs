using System.Reflection;
using ParticipationBot.Conversation;
using ParticipationBot.Dialogs;

namespace ParticipationBot.Storage.Tests;

public sealed class EffectTests
{
    /// <summary>The switch in EffectApplier, read from its compiled code: an effect that it does not test for has no handler.</summary>
    [Fact]
    public void Every_effect_has_someone_who_carries_it_out()
    {
        var source = File.ReadAllText(Path.Combine(RepositoryRoot(), "src/ParticipationBot.Storage/Turns/EffectApplier.cs"));
        var effects = new[] { typeof(Effect).Assembly, typeof(BotDialogs).Assembly }
            .SelectMany(assembly => assembly.GetTypes()).Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(Effect)));
        effects.Where(effect => !source.Contains($"case {effect.Name} ") && !source.Contains($"case {effect.Name}:")).Should().BeEmpty();
    }

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(Assembly.GetExecutingAssembly().Location)!);
        while (!File.Exists(Path.Combine(folder.FullName, "ParticipationBot.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
