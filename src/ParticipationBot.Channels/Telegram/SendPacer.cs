namespace ParticipationBot.Channels.Telegram;

/// <summary>
/// Spaces messages evenly, since Telegram punishes bursts even within its average: never more than the rate in any second,
/// and per chat a short burst, then one per second.
/// </summary>
internal sealed class SendPacer(double perSecond, int chatBurst, TimeProvider time)
{
    private static readonly TimeSpan ChatInterval = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly TimeSpan interval = perSecond > 0 ? TimeSpan.FromSeconds(1 / perSecond) : TimeSpan.Zero;
    private readonly Dictionary<string, DateTimeOffset> chats = [];
    private DateTimeOffset nextSlot = DateTimeOffset.MinValue;
    private DateTimeOffset heldUntil = DateTimeOffset.MinValue;

    /// <summary>Time until any message may go; zero where one may go now.</summary>
    public TimeSpan UntilNext
    {
        get { lock (gate) return Until(Later(nextSlot, heldUntil)); }
    }

    /// <summary>Takes a slot for this chat if there is one now.</summary>
    public bool TryTake(string chat)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            if (now < heldUntil) return false;
            if (interval == TimeSpan.Zero) return !chats.TryGetValue(chat, out var held) || now >= held;
            if (now < nextSlot || !ChatMay(chat, now, out var debt)) return false;
            nextSlot = now + interval;
            chats[chat] = debt;
            if (chats.Count > 10_000) Forget(now);
            return true;
        }
    }

    /// <summary>Takes a slot that no message wanted, for calls that are mere tidiness.</summary>
    public bool TryTakeSpare()
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            if (now < heldUntil || now < nextSlot) return false;
            nextSlot = now + interval;
            return true;
        }
    }

    /// <summary>Waits for a slot: for the further parts of a message that is under way.</summary>
    public async Task TakeAsync(string chat, CancellationToken cancellation)
    {
        while (!TryTake(chat))
            await Task.Delay(UntilNext is { Ticks: > 0 } wait ? wait : TimeSpan.FromMilliseconds(20), time, cancellation);
    }

    /// <summary>Telegram asked to wait: nobody gets anything until then.</summary>
    public void HoldAll(TimeSpan length)
    {
        lock (gate) heldUntil = Later(heldUntil, time.GetUtcNow() + length);
    }

    /// <summary>Telegram asked to wait with this chat.</summary>
    public void Hold(string chat, TimeSpan length)
    {
        // A chat's debt is the moment at which its burst is whole again; this much debt leaves nothing before the hold ends.
        lock (gate) chats[chat] = time.GetUtcNow() + length + (interval == TimeSpan.Zero ? TimeSpan.Zero : ChatInterval * (chatBurst - 1));
    }

    private bool ChatMay(string chat, DateTimeOffset now, out DateTimeOffset debt)
    {
        debt = Later(chats.GetValueOrDefault(chat), now) + ChatInterval;
        return debt - now <= ChatInterval * chatBurst;
    }

    private void Forget(DateTimeOffset now)
    {
        foreach (var (chat, _) in chats.Where(pair => pair.Value <= now).ToList()) chats.Remove(chat);
    }

    private TimeSpan Until(DateTimeOffset moment)
    {
        var now = time.GetUtcNow();
        return moment > now ? moment - now : TimeSpan.Zero;
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
