namespace ParticipationBot.Storage.Timers;

/// <summary>Something to do at a time; fired once, inside the transaction that removes it.</summary>
public sealed class TimerRow
{
    public long Id { get; set; }

    /// <summary>Which handler fires it.</summary>
    public required string Kind { get; set; }

    /// <summary>What it is about; one timer per kind and subject.</summary>
    public required string Subject { get; set; }
    public required DateTimeOffset Due { get; set; }
    public int Attempts { get; set; }
}
