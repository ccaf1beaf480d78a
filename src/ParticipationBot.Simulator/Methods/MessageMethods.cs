using System.Text.Json;
using ParticipationBot.Simulator.Chats;
using ParticipationBot.Simulator.Http;
using ParticipationBot.Simulator.Updates;

namespace ParticipationBot.Simulator.Methods;

/// <summary>Sending, changing and deleting messages, under Telegram's limits.</summary>
internal sealed class MessageMethods(BotApiServer server)
{
    private const int LongestText = 4096;
    private const int LongestCaption = 1024;

    public void AddTo(Dictionary<string, Method> methods)
    {
        methods["sendmessage"] = call => Send(call, Texts(call, "text", LongestText));
        methods["sendphoto"] = call => SendFile(call, "photo");
        methods["senddocument"] = call => SendFile(call, "document");
        methods["sendchataction"] = call =>
        {
            OpenChat(call);
            return new(MethodTable.True);
        };
        methods["editmessagetext"] = call => Edit(call, Texts(call, "text", LongestText));
        methods["editmessagereplymarkup"] = call => Edit(call, text: null);
        methods["deletemessage"] = call => Delete(OpenChat(call), [call.Number("message_id") ?? 0]);
        methods["deletemessages"] = call =>
            Delete(OpenChat(call), call.Json("message_ids")?.EnumerateArray().Select(id => id.GetInt64()) ?? []);
        methods["answercallbackquery"] = call =>
        {
            server.Callbacks.Answer(call.Required("callback_query_id"));
            return new(MethodTable.True);
        };
    }

    private static string Texts(ApiCall call, string name, int longest)
    {
        var text = call.Text(name);
        if (string.IsNullOrWhiteSpace(text)) throw ApiError.BadRequest("message text is empty");
        return text.Length <= longest ? text : throw ApiError.BadRequest("message is too long");
    }

    private ValueTask<Action<Utf8JsonWriter>> SendFile(ApiCall call, string field)
    {
        if (call.Text(field) is null && call.Text("file") is null) throw ApiError.BadRequest($"there is no {field} in the request");
        var caption = call.Text("caption") ?? "";
        if (caption.Length > LongestCaption) throw ApiError.BadRequest("message caption is too long");
        return Send(call, caption);
    }

    private ValueTask<Action<Utf8JsonWriter>> Send(ApiCall call, string text)
    {
        var chat = OpenChat(call);
        var markup = call.Json("reply_markup");
        var message = new BotMessage
        {
            Id = server.NextMessageId(),
            Chat = chat.Id,
            At = server.Time.GetUtcNow(),
            Method = call.Method,
            Text = text,
            Buttons = Keyboards.Inline(markup),
            Menu = Keyboards.Reply(markup),
        };
        server.Deliver(chat, message);
        return Result(message, chat);
    }

    private ValueTask<Action<Utf8JsonWriter>> Edit(ApiCall call, string? text)
    {
        var chat = OpenChat(call);
        var message = chat.Find(call.Number("message_id") ?? 0);
        if (message is null or { Deleted: true }) throw ApiError.BadRequest("message to edit not found");
        var buttons = Keyboards.Inline(call.Json("reply_markup"));
        text ??= message.Text;
        if (message.Text == text && Same(message.Buttons, buttons))
            throw ApiError.BadRequest("message is not modified: specified new message content and reply markup are exactly the same "
                + "as a current content and reply markup of the message");
        var saysMore = message.Text != text || buttons.Count > 0;
        message.Text = text;
        message.Buttons = buttons;
        message.Edits++;
        // Losing its buttons is nothing that a child would wait for.
        if (saysMore) chat.Changed(message);
        return Result(message, chat);
    }

    private static bool Same(IReadOnlyList<IReadOnlyList<BotButton>> one, IReadOnlyList<IReadOnlyList<BotButton>> other) =>
        one.Count == other.Count && one.Zip(other).All(rows => rows.First.SequenceEqual(rows.Second));

    private static ValueTask<Action<Utf8JsonWriter>> Delete(SimulatedChat chat, IEnumerable<long> ids)
    {
        foreach (var id in ids)
        {
            if (chat.Find(id) is { } message) message.Deleted = true;
        }
        return new(MethodTable.True);
    }

    private ValueTask<Action<Utf8JsonWriter>> Result(BotMessage message, SimulatedChat chat) => new(json =>
    {
        json.WriteStartObject();
        UpdateJson.BotMessage(json, message, chat, server.BotId);
        json.WriteEndObject();
    });

    private SimulatedChat OpenChat(ApiCall call)
    {
        var chat = server.FindChat(call.Number("chat_id") ?? throw ApiError.BadRequest("chat_id is empty"))
            ?? throw ApiError.BadRequest("chat not found");
        return chat.IsClosed ? throw new ApiError(403, $"Forbidden: {chat.ClosedReason}") : chat;
    }
}
