using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;

namespace ParticipationBot.Channels.WebChat;

/// <summary>
/// How much may be asked. New conversations are counted for each network address, generously, since a school has one address
/// for all; the address stays in memory, for a minute, and goes nowhere else.
/// </summary>
internal sealed class RequestLimits(WebChatOptions options) : IDisposable
{
    private readonly PartitionedRateLimiter<string> starts = PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetSlidingWindowLimiter(address, _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = options.StartsPerMinute,
            Window = TimeSpan.FromMinutes(1),
            SegmentsPerWindow = 6,
        }));

    private readonly PartitionedRateLimiter<string> messages = PartitionedRateLimiter.Create<string, string>(conversation =>
        RateLimitPartition.GetTokenBucketLimiter(conversation, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = options.MessagesAtOnce,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        }));

    public bool MayStart(HttpContext context)
    {
        using var lease = starts.AttemptAcquire(context.Connection.RemoteIpAddress?.ToString() ?? "");
        return lease.IsAcquired;
    }

    public bool MayWrite(string conversation)
    {
        using var lease = messages.AttemptAcquire(conversation);
        return lease.IsAcquired;
    }

    public void Dispose()
    {
        starts.Dispose();
        messages.Dispose();
    }
}

/// <summary>What the web chat allows.</summary>
public sealed record WebChatOptions
{
    /// <summary>New conversations a minute from one network address.</summary>
    public int StartsPerMinute { get; init; } = 120;

    /// <summary>Messages of one conversation in a burst; then one a second.</summary>
    public int MessagesAtOnce { get; init; } = 20;
}
