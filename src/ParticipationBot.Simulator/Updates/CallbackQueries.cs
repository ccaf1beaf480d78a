using System.Collections.Concurrent;
using ParticipationBot.Simulator.Http;

namespace ParticipationBot.Simulator.Updates;

/// <summary>Pressed buttons that wait for answerCallbackQuery.</summary>
internal sealed class CallbackQueries(TimeSpan lifetime, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> open = new();
    private long last;

    public int Unanswered => open.Count;

    public string Open()
    {
        var id = $"40000000{Interlocked.Increment(ref last):D10}";
        open[id] = time.GetUtcNow();
        return id;
    }

    public void Answer(string id)
    {
        if (!open.TryRemove(id, out var since) || time.GetUtcNow() - since > lifetime)
            throw ApiError.BadRequest("query is too old and response timeout expired or query ID is invalid");
    }
}
