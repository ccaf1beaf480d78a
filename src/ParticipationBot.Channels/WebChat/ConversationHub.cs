using System.Text.Json.Nodes;
using ParticipationBot.Storage;

namespace ParticipationBot.Channels.WebChat;

/// <summary>
/// What this process knows of open conversations: who waits for messages, and what was just posted. A child's words are echoed, as
/// the protocol wants, from memory alone: they are stored nowhere but on their way to the turn.
/// </summary>
internal sealed class ConversationHub(TimeProvider time)
{
    private const int MostEchoes = 50;
    private static readonly TimeSpan EchoKept = TimeSpan.FromMinutes(2);
    private readonly Lock gate = new();
    private readonly Dictionary<string, Conversation> conversations = new();

    public Subscription Subscribe(string lane)
    {
        var waiter = new Signal();
        var subscription = new Subscription(this, lane, waiter);
        lock (gate) Of(lane).Waiters.Add(waiter);
        return subscription;
    }

    public void Wake(string lane)
    {
        lock (gate)
        {
            if (!conversations.TryGetValue(lane, out var found)) return;
            foreach (var waiter in found.Waiters) waiter.Set();
        }
    }

    public void Echo(string lane, JsonObject activity)
    {
        lock (gate)
        {
            var echoes = Of(lane).Echoes;
            while (echoes.Count >= MostEchoes) echoes.Dequeue();
            echoes.Enqueue((time.GetUtcNow() + EchoKept, activity));
        }
        Wake(lane);
    }

    /// <summary>What was posted since the last time somebody asked.</summary>
    public IReadOnlyList<JsonObject> TakeEchoes(string lane)
    {
        lock (gate)
        {
            if (!conversations.TryGetValue(lane, out var found) || found.Echoes.Count == 0) return [];
            var taken = found.Echoes.Select(echo => echo.Activity).ToList();
            found.Echoes.Clear();
            DropIfEmpty(lane, found);
            return taken;
        }
    }

    public void Forget(string lane)
    {
        lock (gate)
        {
            if (!conversations.TryGetValue(lane, out var found)) return;
            found.Echoes.Clear();
            DropIfEmpty(lane, found);
        }
    }

    /// <summary>Drops echoes that nobody asked for.</summary>
    public void DropOld()
    {
        var now = time.GetUtcNow();
        lock (gate)
        {
            foreach (var (lane, found) in conversations.ToList())
            {
                while (found.Echoes.TryPeek(out var oldest) && oldest.Until < now) found.Echoes.Dequeue();
                DropIfEmpty(lane, found);
            }
        }
    }

    private Conversation Of(string lane)
    {
        if (!conversations.TryGetValue(lane, out var found)) conversations[lane] = found = new Conversation();
        return found;
    }

    private void DropIfEmpty(string lane, Conversation found)
    {
        if (found.Waiters.Count == 0 && found.Echoes.Count == 0) conversations.Remove(lane);
    }

    private sealed class Conversation
    {
        public HashSet<Signal> Waiters { get; } = [];
        public Queue<(DateTimeOffset Until, JsonObject Activity)> Echoes { get; } = new();
    }

    /// <summary>Somebody who waits for a conversation's messages.</summary>
    internal sealed class Subscription(ConversationHub hub, string lane, Signal waiter) : IDisposable
    {
        public Task WaitAsync(TimeSpan atMost, CancellationToken cancellation) => waiter.WaitAsync(atMost, cancellation);

        public void Dispose()
        {
            lock (hub.gate)
            {
                if (!hub.conversations.TryGetValue(lane, out var found)) return;
                found.Waiters.Remove(waiter);
                hub.DropIfEmpty(lane, found);
            }
        }
    }
}
