using System.Text.Json;
using ParticipationBot.Simulator.Children;

namespace ParticipationBot.Simulator.Updates;

/// <summary>The contents of messages that are more than a text. Ids of files lead nowhere: the bot never downloads.</summary>
internal static class MessageContent
{
    public static void CommandEntity(Utf8JsonWriter json, string command)
    {
        json.WriteStartArray("entities");
        json.WriteStartObject();
        json.WriteString("type", "bot_command");
        json.WriteNumber("offset", 0);
        json.WriteNumber("length", command.Split(' ')[0].Length);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    public static void Forward(Utf8JsonWriter json, string text, ChildIdentity from)
    {
        json.WriteStartObject("forward_origin");
        json.WriteString("type", "user");
        json.WriteNumber("date", 1_700_000_000);
        UpdateJson.User(json, "sender_user", from);
        json.WriteEndObject();
        json.WriteString("text", text);
    }

    public static void Voice(Utf8JsonWriter json, string? caption)
    {
        json.WriteStartObject("voice");
        File(json, "voice");
        json.WriteNumber("duration", 4);
        json.WriteString("mime_type", "audio/ogg");
        json.WriteEndObject();
        Caption(json, caption);
    }

    public static void Photo(Utf8JsonWriter json, string? caption)
    {
        json.WriteStartArray("photo");
        json.WriteStartObject();
        File(json, "photo");
        json.WriteNumber("width", 90);
        json.WriteNumber("height", 90);
        json.WriteEndObject();
        json.WriteEndArray();
        Caption(json, caption);
    }

    public static void Document(Utf8JsonWriter json, string? caption)
    {
        json.WriteStartObject("document");
        File(json, "document");
        json.WriteString("file_name", "planted-file-name.pdf");
        json.WriteEndObject();
        Caption(json, caption);
    }

    public static void Sticker(Utf8JsonWriter json)
    {
        json.WriteStartObject("sticker");
        File(json, "sticker");
        json.WriteString("type", "regular");
        json.WriteNumber("width", 512);
        json.WriteNumber("height", 512);
        json.WriteBoolean("is_animated", false);
        json.WriteBoolean("is_video", false);
        json.WriteString("emoji", "🙂");
        json.WriteEndObject();
    }

    public static void Contact(Utf8JsonWriter json, ChildIdentity person)
    {
        json.WriteStartObject("contact");
        json.WriteString("phone_number", person.Phone);
        json.WriteString("first_name", person.FirstName);
        json.WriteString("last_name", person.LastName);
        json.WriteNumber("user_id", person.Id);
        json.WriteEndObject();
    }

    public static void Location(Utf8JsonWriter json)
    {
        json.WriteStartObject("location");
        json.WriteNumber("latitude", 51.128207);
        json.WriteNumber("longitude", 71.430411);
        json.WriteEndObject();
    }

    private static void File(Utf8JsonWriter json, string kind)
    {
        json.WriteString("file_id", $"planted-{kind}-file-id");
        json.WriteString("file_unique_id", $"planted-{kind}-unique-id");
        json.WriteNumber("file_size", 4096);
    }

    private static void Caption(Utf8JsonWriter json, string? caption)
    {
        if (caption is not null) json.WriteString("caption", caption);
    }
}
