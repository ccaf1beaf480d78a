namespace ParticipationBot.Channels.Telegram;

/// <summary>How long to wait after failures in a row.</summary>
internal static class Backoff
{
    public static TimeSpan After(int failures, TimeSpan first, TimeSpan longest)
    {
        var pause = first * Math.Pow(2, Math.Clamp(failures - 1, 0, 20));
        return pause < longest ? pause : longest;
    }
}
