using System.Text;
using System.Text.Json;
using ParticipationBot.Simulator.Http;

namespace ParticipationBot.Simulator.Chats;

/// <summary>Reads reply_markup under Telegram's limits.</summary>
internal static class Keyboards
{
    private const int MostDataBytes = 64;

    public static IReadOnlyList<IReadOnlyList<BotButton>> Inline(JsonElement? markup)
    {
        if (markup is not { } given || !given.TryGetProperty("inline_keyboard", out var rows)) return [];
        return [.. rows.EnumerateArray().Select(Row).Where(row => row.Count > 0)];
    }

    public static IReadOnlyList<IReadOnlyList<string>>? Reply(JsonElement? markup)
    {
        if (markup is not { } given || !given.TryGetProperty("keyboard", out var rows)) return null;
        return [.. rows.EnumerateArray().Select(row => (IReadOnlyList<string>)[.. row.EnumerateArray().Select(Label)])];
    }

    private static IReadOnlyList<BotButton> Row(JsonElement row) => [.. row.EnumerateArray().Select(Button)];

    private static BotButton Button(JsonElement button)
    {
        var label = Label(button);
        if (string.IsNullOrWhiteSpace(label)) throw ApiError.BadRequest("text buttons are unallowed in the inline keyboard");
        if (!button.TryGetProperty("callback_data", out var data)) return new(label, "");
        var text = data.GetString() ?? "";
        return Encoding.UTF8.GetByteCount(text) is > 0 and <= MostDataBytes
            ? new(label, text)
            : throw ApiError.BadRequest("BUTTON_DATA_INVALID");
    }

    private static string Label(JsonElement button) =>
        button.ValueKind == JsonValueKind.String ? button.GetString()! : button.GetProperty("text").GetString()!;
}
