using System.Text;
using ParticipationBot.Simulator.Chats;

namespace ParticipationBot.Simulator.Children;

/// <summary>A conversation as one would read it over the child's shoulder.</summary>
public sealed class ConversationLog(bool keeps)
{
    private readonly Lock gate = new();
    private readonly List<LogEntry> entries = [];

    public IReadOnlyList<LogEntry> Entries
    {
        get { lock (gate) return [.. entries]; }
    }

    internal void Add(bool fromBot, string text, IReadOnlyList<IReadOnlyList<BotButton>>? buttons = null)
    {
        if (!keeps) return;
        lock (gate) entries.Add(new(fromBot, text, [.. (buttons ?? []).SelectMany(row => row).Select(button => button.Label)]));
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var entry in Entries)
        {
            text.Append(entry.FromBot ? "bot:   " : "child: ").AppendLine(entry.Text);
            if (entry.Buttons.Count > 0) text.Append("       [").AppendJoin("] [", entry.Buttons).AppendLine("]");
        }
        return text.ToString();
    }
}

public sealed record LogEntry(bool FromBot, string Text, IReadOnlyList<string> Buttons);
