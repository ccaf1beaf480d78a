using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using ParticipationBot.Conversation;
using ParticipationBot.Storage.Inbox;
using ParticipationBot.Storage.WebChat;

namespace ParticipationBot.Channels.WebChat;

/// <summary>Accepts what a child posts. Its id is answered only after the commit.</summary>
internal sealed class ActivityPosts(
    UpdateInbox inbox, ActivityReader reader, WebActivities activities, ConversationHub hub, MessageNumbers numbers, PostedBefore posted,
    TimeProvider time)
{
    /// <summary>A message of 4,096 characters with all that clients add has a fraction of this.</summary>
    public const int MostBytes = 64 * 1024;

    public async Task<IResult> PostAsync(HttpContext context, string conversation)
    {
        if (await ReadAsync(context.Request.Body, context.RequestAborted) is not { } body) return DirectLineFault.TooLong;
        try
        {
            using var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind != JsonValueKind.Object) return DirectLineFault.NotJson;
            if (!document.RootElement.TryGetProperty("type", out var type) || type.ValueKind != JsonValueKind.String) return DirectLineFault.NoType;
            return await AcceptAsync(conversation, document.RootElement, context.RequestAborted);
        }
        catch (JsonException)
        {
            return DirectLineFault.NotJson;
        }
    }

    /// <summary>A file is answered ("I cannot see pictures"), never read: of the parts, the headers alone are looked at.</summary>
    public async Task<IResult> UploadAsync(HttpContext context, string conversation)
    {
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 } boundary)
            return DirectLineFault.NotMultipart;
        try
        {
            var parts = new MultipartReader(boundary, context.Request.Body);
            while (await parts.ReadNextSectionAsync(context.RequestAborted) is { } part)
            {
                // Words that come with a file are the child's own: they are read, to be screened.
                if (part.ContentType?.StartsWith("application/vnd.microsoft.activity", StringComparison.OrdinalIgnoreCase) == true)
                {
                    if (await ReadAsync(part.Body, context.RequestAborted) is not { } body) return DirectLineFault.TooLong;
                    return await AcceptUploadAsync(conversation, body, context.RequestAborted);
                }
                var file = new JsonObject { ["type"] = "message", ["attachments"] = new JsonArray(new JsonObject { ["contentType"] = part.ContentType ?? "" }) };
                using var document = JsonDocument.Parse(file.ToJsonString());
                return await AcceptAsync(conversation, document.RootElement, context.RequestAborted);
            }
            return DirectLineFault.NotMultipart;
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException or JsonException)
        {
            return DirectLineFault.NotMultipart;
        }
    }

    private async Task<IResult> AcceptUploadAsync(string conversation, byte[] body, CancellationToken cancellation)
    {
        if (JsonNode.Parse(body) is not JsonObject activity) return DirectLineFault.NotJson;
        if (activity["attachments"] is not JsonArray { Count: > 0 }) activity["attachments"] = new JsonArray(new JsonObject());
        using var document = JsonDocument.Parse(activity.ToJsonString());
        return await AcceptAsync(conversation, document.RootElement, cancellation);
    }

    private async Task<IResult> AcceptAsync(string conversation, JsonElement activity, CancellationToken cancellation)
    {
        if (posted.Find(conversation, activity) is { } before) return Results.Ok(new { id = before });
        var number = numbers.Next();
        var id = $"{conversation}|c{number}";
        if (activity.TryGetProperty("type", out var type) && type.ValueEquals("endOfConversation"))
        {
            await activities.ForgetAsync(conversation, cancellation);
            hub.Forget(activities.LaneOf(conversation));
            return Results.Ok(new { id });
        }
        if (await reader.ReadAsync(conversation, activity, cancellation) is { } body)
            await inbox.AcceptAsync([new Incoming(WebActivities.Channel, number, conversation, body)], cancellation);
        posted.Remember(conversation, activity, id);
        if (type.ValueEquals("message")) hub.Echo(activities.LaneOf(conversation), Echo(activity, conversation, id));
        return Results.Ok(new { id });
    }

    private JsonObject Echo(JsonElement activity, string conversation, string id)
    {
        var echo = JsonObject.Create(activity.Clone())!;
        echo["id"] = id;
        echo["timestamp"] = time.GetUtcNow().UtcDateTime.ToString("O");
        if (echo["from"] is not JsonObject) echo["from"] = new JsonObject { ["id"] = "child" };
        echo["channelId"] = "directline";
        echo["conversation"] = new JsonObject { ["id"] = conversation };
        return echo;
    }

    /// <returns>Null where there is more than an activity may have.</returns>
    private static async Task<byte[]?> ReadAsync(Stream body, CancellationToken cancellation)
    {
        var buffer = new byte[MostBytes + 1];
        var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
        return length > MostBytes ? null : buffer[..length];
    }
}
