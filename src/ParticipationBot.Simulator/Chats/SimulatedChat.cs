using System.Text.Json;

namespace ParticipationBot.Simulator.Chats;

/// <summary>A chat that the bot may be in: a child's private one, or a group.</summary>
public abstract class SimulatedChat(long id)
{
    private readonly Lock gate = new();
    private readonly List<BotMessage> messages = [];

    public long Id { get; } = id;

    /// <summary>True once the person blocked the bot, or the bot left the group.</summary>
    public bool IsClosed { get; private protected set; }

    /// <summary>Everything that the bot sent here, the oldest first, as it reads now.</summary>
    public IReadOnlyList<BotMessage> Messages
    {
        get { lock (gate) return [.. messages]; }
    }

    internal abstract string ClosedReason { get; }

    internal BotMessage? Find(long messageId)
    {
        lock (gate) return messages.FindLast(message => message.Id == messageId);
    }

    internal void Receive(BotMessage message, bool keep)
    {
        if (keep) lock (gate) messages.Add(message);
        Changed(message);
    }

    internal void Leave() => IsClosed = true;

    /// <summary>A message came, or one was changed.</summary>
    internal abstract void Changed(BotMessage message);

    internal abstract void Write(Utf8JsonWriter json);
}
