namespace ParticipationBot.Simulator.Http;

/// <summary>An error as Telegram words it. Thrown by a method, written by the server.</summary>
internal sealed class ApiError(int code, string description, int? retryAfter = null) : Exception(description)
{
    public int Code { get; } = code;
    public int? RetryAfter { get; } = retryAfter;

    public static ApiError BadRequest(string what) => new(400, $"Bad Request: {what}");

    public static ApiError TooMany(int seconds) => new(429, $"Too Many Requests: retry after {seconds}", seconds);
}
