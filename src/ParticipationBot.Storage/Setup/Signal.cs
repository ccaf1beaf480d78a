using System.Collections.Concurrent;
using System.Threading.Channels;

namespace ParticipationBot.Storage;

/// <summary>Wakes a waiting worker of this process. Setting it twice wakes once.</summary>
public class Signal
{
    private readonly Channel<bool> set = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Set() => set.Writer.TryWrite(true);

    /// <summary>Returns when set, or after the time: rows of other processes are found by looking.</summary>
    public async Task WaitAsync(TimeSpan atMost, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(atMost);
        try
        {
            await set.Reader.ReadAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // Nothing was set in time: the caller looks for itself.
        }
    }
}

/// <summary>Set when updates were accepted.</summary>
public sealed class InboxSignal : Signal;

/// <summary>Set when messages wait to be sent. Each channel's sender waits for itself, so that none takes another's signal.</summary>
public sealed class OutboxSignal
{
    private readonly ConcurrentDictionary<string, Signal> senders = new();

    public void Set()
    {
        foreach (var sender in senders.Values) sender.Set();
    }

    public Task WaitAsync(string sender, TimeSpan atMost, CancellationToken cancellation) =>
        senders.GetOrAdd(sender, _ => new Signal()).WaitAsync(atMost, cancellation);
}
