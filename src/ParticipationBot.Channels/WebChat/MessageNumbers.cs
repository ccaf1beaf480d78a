using System.Security.Cryptography;

namespace ParticipationBot.Channels.WebChat;

/// <summary>
/// Numbers for what children send: rising with time, so that they order a conversation, and ending in random bits, so that two
/// hosts do not give the same one in the same microsecond.
/// </summary>
internal sealed class MessageNumbers(TimeProvider time)
{
    private const int RandomBits = 12;
    private static readonly DateTimeOffset Start = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly Lock gate = new();
    private long last;

    public long Next()
    {
        var microseconds = (time.GetUtcNow() - Start).Ticks / TimeSpan.TicksPerMicrosecond;
        lock (gate)
        {
            // Never below the last one, even where the clock is set back.
            microseconds = Math.Max(microseconds, (last >> RandomBits) + 1);
            return last = (microseconds << RandomBits) | (long)RandomNumberGenerator.GetInt32(1 << RandomBits);
        }
    }
}
