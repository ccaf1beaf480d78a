namespace ParticipationBot.Channels.Telegram;

/// <summary>What this process last showed in a chat. Forgetting costs one repeated menu, so it need not survive a restart.</summary>
internal sealed class ShownChats
{
    private const int Most = 20_000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, Shown> chats = [];

    /// <summary>True where this menu stands in the chat already.</summary>
    public bool HasMenu(string lane, IReadOnlyList<IReadOnlyList<string>> menu)
    {
        lock (gate) return chats.TryGetValue(lane, out var shown) && shown.Menu == Key(menu);
    }

    public void Menu(string lane, IReadOnlyList<IReadOnlyList<string>> menu)
    {
        lock (gate) chats[lane] = Find(lane) with { Menu = Key(menu) };
    }

    /// <summary>Notes the newest question; null where the newest message's buttons stay good for ever.</summary>
    /// <returns>The question before, whose buttons are now out of date.</returns>
    public int? Question(string lane, int? message)
    {
        lock (gate)
        {
            var shown = Find(lane);
            chats[lane] = shown with { Question = message };
            return shown.Question == message ? null : shown.Question;
        }
    }

    private Shown Find(string lane)
    {
        if (chats.Count > Most) chats.Clear();
        return chats.GetValueOrDefault(lane) ?? new Shown(null, null);
    }

    private static string Key(IReadOnlyList<IReadOnlyList<string>> menu) => string.Join('\n', menu.SelectMany(row => row));

    private sealed record Shown(string? Menu, int? Question);
}
