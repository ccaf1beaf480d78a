using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ParticipationBot.Storage.Inbox;
using ParticipationBot.Storage.WebChat;

namespace ParticipationBot.Channels.WebChat;

/// <summary>The Bot Framework's Direct Line 3.0, as far as a conversation with this bot needs it.</summary>
internal sealed class DirectLineEndpoints(
    ConversationTokens tokens, WebActivities activities, ConversationHub hub, ActivityPosts posts, ActivityStream streams, RequestLimits limits)
{
    private const string Prefix = "/v3/directline";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup(Prefix).AllowAnonymous().DisableAntiforgery();
        group.MapPost("/tokens/generate", (DirectLineEndpoints line, HttpContext context) => line.Generate(context));
        group.MapPost("/tokens/refresh", (DirectLineEndpoints line, HttpContext context) => line.Refresh(context));
        group.MapPost("/conversations", (DirectLineEndpoints line, HttpContext context) => line.Start(context));
        var conversation = group.MapGroup("/conversations/{id}");
        conversation.MapGet("/", (DirectLineEndpoints line, HttpContext context, string id, string? watermark) => line.Reconnect(context, id, watermark));
        conversation.MapPost("/activities", (DirectLineEndpoints line, HttpContext context, string id) => line.PostAsync(context, id));
        conversation.MapPost("/upload", (DirectLineEndpoints line, HttpContext context, string id) => line.UploadAsync(context, id));
        conversation.MapGet("/activities", (DirectLineEndpoints line, HttpContext context, string id, string? watermark) => line.GetAsync(context, id, watermark));
        conversation.MapGet("/stream", (DirectLineEndpoints line, HttpContext context, string id, string? watermark, string? t) =>
            line.StreamAsync(context, id, watermark, t));
    }

    private IResult Generate(HttpContext context) => limits.MayStart(context)
        ? Results.Ok(Issued(ConversationTokens.NewConversation()))
        : DirectLineFault.TooMany;

    private IResult Refresh(HttpContext context) => tokens.TryRead(Bearer(context), out var conversation)
        ? Results.Ok(Issued(conversation))
        : DirectLineFault.WrongToken;

    /// <summary>Without a token, a new conversation for everyone: there are no accounts. With one, the conversation it was issued for.</summary>
    private IResult Start(HttpContext context)
    {
        if (Bearer(context) is { } token)
            return tokens.TryRead(token, out var known) ? Results.Json(Opened(context, known, "-"), statusCode: StatusCodes.Status201Created) : DirectLineFault.WrongToken;
        return limits.MayStart(context)
            ? Results.Json(Opened(context, ConversationTokens.NewConversation(), "-"), statusCode: StatusCodes.Status201Created)
            : DirectLineFault.TooMany;
    }

    private IResult Reconnect(HttpContext context, string id, string? watermark) =>
        IsFor(context, id) ? Results.Ok(Opened(context, id, watermark ?? "")) : DirectLineFault.WrongToken;

    private Task<IResult> PostAsync(HttpContext context, string id) => Guarded(context, id, () => posts.PostAsync(context, id));

    private Task<IResult> UploadAsync(HttpContext context, string id) => Guarded(context, id, () => posts.UploadAsync(context, id));

    private Task<IResult> Guarded(HttpContext context, string id, Func<Task<IResult>> write)
    {
        if (!IsFor(context, id)) return Task.FromResult(DirectLineFault.WrongToken);
        return limits.MayWrite(id) ? write() : Task.FromResult(DirectLineFault.TooMany);
    }

    private async Task<IResult> GetAsync(HttpContext context, string id, string? watermark)
    {
        if (!IsFor(context, id)) return DirectLineFault.WrongToken;
        if (!TryNumber(watermark, out var after)) return DirectLineFault.BadWatermark;
        var echoes = hub.TakeEchoes(activities.LaneOf(id));
        var said = await activities.SinceAsync(id, after, context.RequestAborted);
        return Results.Ok(ActivityWriter.Set(id, echoes, said, after));
    }

    private async Task StreamAsync(HttpContext context, string id, string? watermark, string? token)
    {
        var refused = !tokens.TryRead(token ?? Bearer(context), out var conversation) || conversation != id ? DirectLineFault.WrongToken
            : !TryNumber(watermark, out _) ? DirectLineFault.BadWatermark
            : !context.WebSockets.IsWebSocketRequest ? DirectLineFault.NoWebSocket
            : null;
        if (refused is not null)
        {
            await refused.ExecuteAsync(context);
            return;
        }
        TryNumber(watermark, out var after);
        await streams.RunAsync(context, id, after);
    }

    private bool IsFor(HttpContext context, string id) => tokens.TryRead(Bearer(context), out var conversation) && conversation == id;

    private JsonObject Issued(string conversation) => new()
    {
        ["conversationId"] = conversation,
        ["token"] = tokens.Issue(conversation),
        ["expires_in"] = (int)ConversationTokens.Lifetime.TotalSeconds,
    };

    private JsonObject Opened(HttpContext context, string conversation, string watermark)
    {
        var opened = Issued(conversation);
        var scheme = context.Request.IsHttps ? "wss" : "ws";
        var path = $"{context.Request.PathBase}{Prefix}/conversations/{conversation}/stream";
        opened["streamUrl"] = $"{scheme}://{context.Request.Host}{path}?watermark={Uri.EscapeDataString(watermark)}&t={tokens.Issue(conversation)}";
        opened["referenceGrammarId"] = "";
        return opened;
    }

    private static string? Bearer(HttpContext context) =>
        context.Request.Headers.Authorization.ToString() is { Length: > 7 } header && header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
            ? header[7..].Trim()
            : null;

    /// <summary>No watermark, or "-", means from the beginning.</summary>
    private static bool TryNumber(string? watermark, out long number)
    {
        number = 0;
        return watermark is null or "" or "-" || long.TryParse(watermark, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
