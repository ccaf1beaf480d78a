namespace ParticipationBot.Simulator.Updates;

/// <summary>Updates that wait for the bot, with Telegram's offsets: what is below the offset is acknowledged and gone.</summary>
internal sealed class UpdateQueue(Faults faults, TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly List<Waiting> waiting = [];
    private TaskCompletionSource arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long lastId = 700_000_000;
    private long acknowledged;

    public int Count
    {
        get { lock (gate) return waiting.Count; }
    }

    /// <summary>True once every update given so far was acknowledged.</summary>
    public bool IsEmpty => Count == 0;

    /// <summary>Ids below this one were acknowledged.</summary>
    public long Acknowledged
    {
        get { lock (gate) return acknowledged; }
    }

    /// <param name="write">Makes the update's JSON from its id.</param>
    public long Add(Func<long, byte[]> write)
    {
        lock (gate)
        {
            var id = ++lastId;
            var json = write(id);
            waiting.Add(new(id, json, Again: false));
            if (faults.DuplicatesUpdate()) waiting.Add(new(id, json, Again: true));
            arrived.TrySetResult();
            return id;
        }
    }

    /// <summary>Waits for updates from <paramref name="offset"/> on; empty when the time is over.</summary>
    public async Task<IReadOnlyList<byte[]>> TakeAsync(long offset, int limit, TimeSpan timeout, CancellationToken cancelled)
    {
        var until = time.GetUtcNow() + timeout;
        while (true)
        {
            Task more;
            lock (gate)
            {
                Acknowledge(offset);
                if (waiting.Count > 0) return Peek(limit);
                if (arrived.Task.IsCompleted) arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
                more = arrived.Task;
            }
            var left = until - time.GetUtcNow();
            if (left <= TimeSpan.Zero) return [];
            try
            {
                await more.WaitAsync(left, time, cancelled);
            }
            catch (TimeoutException)
            {
                return [];
            }
        }
    }

    /// <summary>For webhooks: the oldest updates, which stay until <see cref="Remove"/>.</summary>
    public async Task<IReadOnlyList<Waiting>> WaitAsync(int limit, CancellationToken cancelled)
    {
        while (true)
        {
            Task more;
            lock (gate)
            {
                if (waiting.Count > 0) return [.. waiting.Take(limit)];
                if (arrived.Task.IsCompleted) arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
                more = arrived.Task;
            }
            await more.WaitAsync(cancelled);
        }
    }

    public void Remove(Waiting update)
    {
        lock (gate)
        {
            waiting.Remove(update);
            acknowledged = Math.Max(acknowledged, update.Id + 1);
        }
    }

    public void Clear()
    {
        lock (gate) waiting.Clear();
    }

    private void Acknowledge(long offset)
    {
        if (offset < 0)
        {
            // A negative offset asks for the last updates; all before them are forgotten.
            if (waiting.Count > -offset) waiting.RemoveRange(0, (int)(waiting.Count + offset));
            return;
        }
        waiting.RemoveAll(update => update.Id < offset && (!update.Again || update.Seen));
        acknowledged = Math.Max(acknowledged, offset);
    }

    private List<byte[]> Peek(int limit)
    {
        var taken = new List<byte[]>(Math.Min(limit, waiting.Count));
        foreach (var update in waiting.Take(limit))
        {
            // A repetition comes in a later answer than its original, as after a lost acknowledgement.
            if (update.Again && taken.Count > 0) break;
            update.Seen = true;
            taken.Add(update.Json);
        }
        return taken;
    }

    internal sealed record Waiting(long Id, byte[] Json, bool Again)
    {
        public bool Seen { get; set; }
    }
}
