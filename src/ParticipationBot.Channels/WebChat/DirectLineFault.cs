using Microsoft.AspNetCore.Http;

namespace ParticipationBot.Channels.WebChat;

/// <summary>Refusals in the protocol's form: {"error":{"code","message"}}.</summary>
internal static class DirectLineFault
{
    public static IResult WrongToken { get; } = Fault(StatusCodes.Status403Forbidden, "TokenInvalid", "The token is missing, expired, or for another conversation. Start a new conversation.");
    public static IResult TooMany { get; } = Fault(StatusCodes.Status429TooManyRequests, "TooManyRequests", "Too many requests. Wait a little and try again.");
    public static IResult BadWatermark { get; } = Fault(StatusCodes.Status400BadRequest, "BadArgument", "The watermark is not one of this service's.");
    public static IResult NoWebSocket { get; } = Fault(StatusCodes.Status400BadRequest, "BadArgument", "The stream is a WebSocket: connect with ws:// or wss://.");
    public static IResult NotJson { get; } = Fault(StatusCodes.Status400BadRequest, "BadSyntax", "The body is not a JSON object.");
    public static IResult NoType { get; } = Fault(StatusCodes.Status400BadRequest, "MissingProperty", "The activity has no type.");
    public static IResult TooLong { get; } = Fault(StatusCodes.Status400BadRequest, "MessageSizeTooBig", $"An activity has at most {ActivityPosts.MostBytes} bytes.");
    public static IResult NotMultipart { get; } = Fault(StatusCodes.Status400BadRequest, "BadSyntax", "An upload is multipart/form-data.");

    private static IResult Fault(int status, string code, string message) =>
        Results.Json(new { error = new { code, message } }, statusCode: status);
}
