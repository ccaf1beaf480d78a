using System.Text.Json;
using ParticipationBot.Simulator.Http;

namespace ParticipationBot.Simulator.Methods;

/// <summary>What the bot says about itself, and chats as such.</summary>
internal sealed class ProfileMethods(BotApiServer server)
{
    public void AddTo(Dictionary<string, Method> methods)
    {
        methods["getme"] = _ => new(WriteMe);
        methods["setmycommands"] = SetCommands;
        methods["getmycommands"] = call => new(json => WriteCommands(json, server.Profile.CommandsIn(Language(call))));
        methods["setmydescription"] = call => Keep(server.Profile.Descriptions, call, "description", longest: 512);
        methods["setmyshortdescription"] = call => Keep(server.Profile.ShortDescriptions, call, "short_description", longest: 120);
        methods["setmyname"] = call => Keep(server.Profile.Names, call, "name", longest: 64);
        methods["setchatmenubutton"] = _ => new(MethodTable.True);
        methods["getchat"] = GetChat;
        methods["leavechat"] = LeaveChat;
    }

    private static string Language(ApiCall call) => call.Text("language_code") ?? "";

    private ValueTask<Action<Utf8JsonWriter>> SetCommands(ApiCall call)
    {
        var commands = (call.Json("commands") ?? throw ApiError.BadRequest("commands are empty")).EnumerateArray()
            .Select(command => new BotCommandText(command.GetProperty("command").GetString()!, command.GetProperty("description").GetString()!))
            .ToList();
        if (commands.Any(command => command.Description.Length is < 1 or > 256)) throw ApiError.BadRequest("command description is invalid");
        if (commands.Any(command => command.Name.Length is < 1 or > 32 || command.Name.Any(c => !char.IsAsciiLetterLower(c) && !char.IsDigit(c) && c != '_')))
            throw ApiError.BadRequest("BOT_COMMAND_INVALID");
        server.Profile.SetCommands(Language(call), commands);
        return new(MethodTable.True);
    }

    private static ValueTask<Action<Utf8JsonWriter>> Keep(
        System.Collections.Concurrent.ConcurrentDictionary<string, string> texts, ApiCall call, string field, int longest)
    {
        var text = call.Text(field) ?? "";
        if (text.Length > longest) throw ApiError.BadRequest($"{field.Replace('_', ' ')} is too long");
        texts[Language(call)] = text;
        return new(MethodTable.True);
    }

    private ValueTask<Action<Utf8JsonWriter>> GetChat(ApiCall call)
    {
        var chat = server.FindChat(call.Number("chat_id") ?? 0) ?? throw ApiError.BadRequest("chat not found");
        return new(json =>
        {
            json.WriteStartObject();
            chat.Write(json);
            json.WriteNumber("accent_color_id", 0);
            json.WriteNumber("max_reaction_count", 11);
            json.WriteEndObject();
        });
    }

    private ValueTask<Action<Utf8JsonWriter>> LeaveChat(ApiCall call)
    {
        var chat = server.FindChat(call.Number("chat_id") ?? 0) ?? throw ApiError.BadRequest("chat not found");
        chat.Leave();
        return new(MethodTable.True);
    }

    private void WriteMe(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("id", server.BotId);
        json.WriteBoolean("is_bot", true);
        json.WriteString("first_name", "Simulated bot");
        json.WriteString("username", "simulated_participation_bot");
        json.WriteBoolean("can_join_groups", true);
        json.WriteBoolean("can_read_all_group_messages", false);
        json.WriteBoolean("supports_inline_queries", false);
        json.WriteEndObject();
    }

    private static void WriteCommands(Utf8JsonWriter json, IReadOnlyList<BotCommandText> commands)
    {
        json.WriteStartArray();
        foreach (var command in commands)
        {
            json.WriteStartObject();
            json.WriteString("command", command.Name);
            json.WriteString("description", command.Description);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
