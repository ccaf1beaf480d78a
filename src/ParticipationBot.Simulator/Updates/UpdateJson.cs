using System.Buffers;
using System.Text.Json;
using ParticipationBot.Simulator.Chats;
using ParticipationBot.Simulator.Children;

namespace ParticipationBot.Simulator.Updates;

/// <summary>Updates in Telegram's JSON. Dates are Unix seconds.</summary>
internal static class UpdateJson
{
    public static byte[] Write(long id, string kind, Action<Utf8JsonWriter> body)
    {
        var buffer = new ArrayBufferWriter<byte>(640);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("update_id", id);
            json.WriteStartObject(kind);
            body(json);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }

    public static byte[] Message(
        long id, int messageId, long date, ChildIdentity from, SimulatedChat chat, Action<Utf8JsonWriter> content, bool edited = false) =>
        Write(id, edited ? "edited_message" : "message", json =>
        {
            json.WriteNumber("message_id", messageId);
            User(json, "from", from);
            Chat(json, chat);
            json.WriteNumber("date", date);
            if (edited) json.WriteNumber("edit_date", date);
            content(json);
        });

    public static void User(Utf8JsonWriter json, string name, ChildIdentity person)
    {
        json.WriteStartObject(name);
        json.WriteNumber("id", person.Id);
        json.WriteBoolean("is_bot", false);
        json.WriteString("first_name", person.FirstName);
        json.WriteString("last_name", person.LastName);
        json.WriteString("username", person.Username);
        if (person.AppLanguage is not null) json.WriteString("language_code", person.AppLanguage);
        json.WriteEndObject();
    }

    public static void Chat(Utf8JsonWriter json, SimulatedChat chat)
    {
        json.WriteStartObject("chat");
        chat.Write(json);
        json.WriteEndObject();
    }

    /// <summary>A message of the bot, as Telegram returns it.</summary>
    public static void BotMessage(Utf8JsonWriter json, BotMessage message, SimulatedChat chat, long bot)
    {
        json.WriteNumber("message_id", message.Id);
        json.WriteStartObject("from");
        json.WriteNumber("id", bot);
        json.WriteBoolean("is_bot", true);
        json.WriteString("first_name", "Bot");
        json.WriteEndObject();
        Chat(json, chat);
        json.WriteNumber("date", message.At.ToUnixTimeSeconds());
        json.WriteString("text", message.Text);
        if (message.Buttons.Count > 0) Markup(json, message.Buttons);
    }

    private static void Markup(Utf8JsonWriter json, IReadOnlyList<IReadOnlyList<BotButton>> rows)
    {
        json.WriteStartObject("reply_markup");
        json.WriteStartArray("inline_keyboard");
        foreach (var row in rows)
        {
            json.WriteStartArray();
            foreach (var button in row)
            {
                json.WriteStartObject();
                json.WriteString("text", button.Label);
                json.WriteString("callback_data", button.Data);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
