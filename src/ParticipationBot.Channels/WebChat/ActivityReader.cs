using System.Text.Json;
using ParticipationBot.Conversation;
using ParticipationBot.Conversation.Dialogs;
using ParticipationBot.Storage.Inbox;
using ParticipationBot.Storage.WebChat;

namespace ParticipationBot.Channels.WebChat;

/// <summary>Takes from an activity what the product keeps, and nothing else: who "from" says it is, and what a file holds, never leave this class.</summary>
internal sealed class ActivityReader(DialogSet dialogs, WebActivities said)
{
    /// <summary>A label may belong to a message somewhat further up.</summary>
    private const int MessagesWithButtons = 12;
    private static readonly string[] JoinEvents = ["webchat/join", "startConversation", "requestWelcomeDialog"];

    /// <returns>Null for what no turn needs to see (typing, an unknown event).</returns>
    public async Task<IncomingBody?> ReadAsync(string conversation, JsonElement activity, CancellationToken cancellation)
    {
        var body = Text(activity, "type") switch
        {
            "message" => await MessageAsync(conversation, activity, cancellation),
            "conversationUpdate" => Start,
            // A link to a poll carries its code.
            "event" when JoinEvents.Contains(Text(activity, "name")) => Start with { Tail = Text(activity, "value") },
            _ => null,
        };
        return body is null ? null : body with { AppLanguage = AppLanguage(activity) };
    }

    private static IncomingBody Start { get; } = new(IncomingKind.Command, "start");

    private async Task<IncomingBody?> MessageAsync(string conversation, JsonElement activity, CancellationToken cancellation)
    {
        var text = Text(activity, "text") ?? "";
        if (FileKind(activity) is { } kind)
            return new IncomingBody(IncomingKind.Unreadable, kind.ToString(), Caption: text.Length > 0 ? text : null);
        var pressed = Pressed(activity);
        if (text.Length == 0) return pressed;
        // Words pass as a press only where they are a button's label: anything else is the child's own and must be screened.
        return await ShownAsync(conversation, text, pressed, cancellation)
            ?? CommandText.Read(text, dialogs.Commands.Keys.ToHashSet())
            ?? new IncomingBody(IncomingKind.Text, text);
    }

    private async Task<IncomingBody?> ShownAsync(string conversation, string text, IncomingBody? pressed, CancellationToken cancellation)
    {
        var label = text.Trim();
        var shown = (await said.LatestAsync(conversation, MessagesWithButtons, cancellation))
            .SelectMany(message => message.Content.Buttons).SelectMany(row => row)
            .Where(button => button.Label == label).Select(button => Choice(button.Data)).ToList();
        return shown.Find(choice => choice == pressed) ?? (shown.Count > 0 ? shown[0] : null);
    }

    private static IncomingBody? Pressed(JsonElement activity) => Text(activity, "value") is { Length: > 0 } data ? Choice(data) : null;

    private static IncomingBody Choice(string data)
    {
        var dot = data.IndexOf('.', StringComparison.Ordinal);
        // A button that was never ours counts as an old one.
        return dot > 0 && int.TryParse(data.AsSpan(0, dot), out var question)
            ? new IncomingBody(IncomingKind.Choice, data[(dot + 1)..], Question: question)
            : new IncomingBody(IncomingKind.Choice, "", Question: -1);
    }

    private static UnreadableKind? FileKind(JsonElement activity)
    {
        if (!activity.TryGetProperty("attachments", out var files) || files.ValueKind != JsonValueKind.Array || files.GetArrayLength() == 0) return null;
        return OfType(files[0].ValueKind == JsonValueKind.Object ? Text(files[0], "contentType") : null);
    }

    internal static UnreadableKind OfType(string? contentType) => contentType?.Split('/')[0].ToLowerInvariant() switch
    {
        "audio" => UnreadableKind.Voice,
        "image" => UnreadableKind.Photo,
        "video" => UnreadableKind.Video,
        null => UnreadableKind.Other,
        _ => UnreadableKind.Document,
    };

    private static string? AppLanguage(JsonElement activity) => Text(activity, "locale")?.Split('-')[0].ToLowerInvariant() switch
    {
        "kk" => "kk",
        "ru" => "ru",
        _ => null,
    };

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.String ? found.GetString() : null;
}
