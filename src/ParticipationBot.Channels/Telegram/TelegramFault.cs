using System.Text.Json;
using Telegram.Bot.Exceptions;

namespace ParticipationBot.Channels.Telegram;

/// <summary>What went wrong with a call, as a word for the log: messages of exceptions may quote texts, chats or the token.</summary>
internal static class TelegramFault
{
    public static string Code(Exception fault) => fault switch
    {
        ApiRequestException api => $"{api.ErrorCode}",
        RequestException { HttpStatusCode: { } status } => $"HTTP {(int)status}",
        TimeoutException => "timeout",
        RequestException or HttpRequestException => "unreachable",
        _ => fault.GetType().Name,
    };

    /// <summary>True for what a call to Telegram may throw; anything else is a bug and not caught.</summary>
    public static bool IsExpected(Exception fault) =>
        fault is RequestException or HttpRequestException or TimeoutException or JsonException or IOException;

    public static bool MeansWrongToken(Exception fault) => fault is ApiRequestException { ErrorCode: 401 or 404 };

    /// <summary>How long Telegram asks to wait; null where it does not.</summary>
    public static TimeSpan? RetryAfter(Exception fault) => fault is ApiRequestException { ErrorCode: 429 } limited
        ? TimeSpan.FromSeconds(limited.Parameters?.RetryAfter ?? 5)
        : null;
}
