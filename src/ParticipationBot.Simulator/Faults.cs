namespace ParticipationBot.Simulator;

/// <summary>What can go wrong between a bot and Telegram.</summary>
public enum FaultKind
{
    /// <summary>429 with retry_after; nothing was done.</summary>
    TooManyRequests,

    /// <summary>502; nothing was done.</summary>
    ServerError,

    /// <summary>No answer for <see cref="Faults.HangFor"/>; nothing was done.</summary>
    Hang,

    /// <summary>The connection breaks before anything was done.</summary>
    DropBefore,

    /// <summary>The connection breaks after the work was done: the caller cannot know.</summary>
    DropAfter,

    /// <summary>An update is delivered a second time, even after it was acknowledged.</summary>
    DuplicateUpdate,
}

/// <summary>Faults on demand: the next n calls, or a share of all calls. Deterministic by seed where calls come in one order.</summary>
public sealed class Faults(int seed)
{
    private readonly Lock gate = new();
    private readonly Random dice = new(seed);
    private readonly Dictionary<FaultKind, double> rates = [];
    private readonly List<Planned> plan = [];
    private readonly Dictionary<FaultKind, int> happened = [];

    /// <summary>Seconds that a 429 asks to wait.</summary>
    public int RetryAfterSeconds { get; set; } = 1;
    public TimeSpan HangFor { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The next <paramref name="times"/> calls (of one method, or of any that sends) fail this way.</summary>
    public Faults Next(FaultKind kind, int times = 1, string? method = null)
    {
        lock (gate) plan.Add(new(kind, method?.ToLowerInvariant()) { Left = times });
        return this;
    }

    /// <summary>This share (0–1) of the calls that send, or of the updates, fails this way.</summary>
    public Faults Rate(FaultKind kind, double share)
    {
        lock (gate) rates[kind] = share;
        return this;
    }

    /// <summary>No fault is planned any more.</summary>
    public void Clear()
    {
        lock (gate)
        {
            rates.Clear();
            plan.Clear();
        }
    }

    public int Happened(FaultKind kind)
    {
        lock (gate) return happened.GetValueOrDefault(kind);
    }

    internal FaultKind? Draw(string method)
    {
        lock (gate)
        {
            if (plan.Count == 0 && rates.Count == 0) return null;
            var sends = method.StartsWith("send", StringComparison.Ordinal) || method.StartsWith("edit", StringComparison.Ordinal);
            var planned = plan.Find(p => p.Kind != FaultKind.DuplicateUpdate && (p.Method is null ? sends : p.Method == method));
            if (planned is not null) return Use(planned);
            if (!sends) return null;
            foreach (var (kind, share) in rates)
                if (kind != FaultKind.DuplicateUpdate && dice.NextDouble() < share) return Count(kind);
            return null;
        }
    }

    internal bool DuplicatesUpdate()
    {
        lock (gate)
        {
            var planned = plan.Find(p => p.Kind == FaultKind.DuplicateUpdate);
            if (planned is not null) Use(planned);
            else if (!(dice.NextDouble() < rates.GetValueOrDefault(FaultKind.DuplicateUpdate))) return false;
            else Count(FaultKind.DuplicateUpdate);
            return true;
        }
    }

    private FaultKind Use(Planned planned)
    {
        if (--planned.Left == 0) plan.Remove(planned);
        return Count(planned.Kind);
    }

    private FaultKind Count(FaultKind kind)
    {
        happened[kind] = happened.GetValueOrDefault(kind) + 1;
        return kind;
    }

    private sealed record Planned(FaultKind Kind, string? Method)
    {
        public int Left { get; set; }
    }
}
