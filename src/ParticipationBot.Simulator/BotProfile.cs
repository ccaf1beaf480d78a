using System.Collections.Concurrent;

namespace ParticipationBot.Simulator;

/// <summary>What the bot set about itself, per language; "" is for all other languages.</summary>
public sealed class BotProfile
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<BotCommandText>> commands = new();

    public ConcurrentDictionary<string, string> Descriptions { get; } = new();
    public ConcurrentDictionary<string, string> ShortDescriptions { get; } = new();
    public ConcurrentDictionary<string, string> Names { get; } = new();

    public IReadOnlyList<BotCommandText> CommandsIn(string language) => commands.GetValueOrDefault(language, []);

    internal void SetCommands(string language, IReadOnlyList<BotCommandText> list) => commands[language] = list;
}

public sealed record BotCommandText(string Name, string Description);
