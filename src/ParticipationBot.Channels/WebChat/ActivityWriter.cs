using System.Text.Json.Nodes;
using ParticipationBot.Storage.Outbox;
using ParticipationBot.Storage.WebChat;

namespace ParticipationBot.Channels.WebChat;

/// <summary>Turns what the bot says into Bot Framework activities.</summary>
internal static class ActivityWriter
{
    public static JsonObject Set(string conversation, IEnumerable<JsonObject> echoes, IReadOnlyList<WebActivity> said, long watermark) => new()
    {
        ["activities"] = new JsonArray([.. echoes, .. said.Select(activity => Message(conversation, activity))]),
        ["watermark"] = $"{(said.Count > 0 ? said[^1].Number : watermark)}",
    };

    private static JsonObject Message(string conversation, WebActivity said)
    {
        var content = said.Content;
        var activity = new JsonObject
        {
            ["type"] = "message",
            ["id"] = Id(conversation, said.Number),
            ["timestamp"] = said.SaidAt.UtcDateTime.ToString("O"),
            ["channelId"] = "directline",
            ["conversation"] = new JsonObject { ["id"] = conversation },
            ["from"] = new JsonObject { ["id"] = "bot", ["role"] = "bot" },
            // Other clients know no replacing: to them a correction says that it is one.
            ["text"] = content.Corrects?.TextIfNew ?? content.Text,
            // The texts are plain: an asterisk in them is an asterisk.
            ["textFormat"] = "plain",
            ["inputHint"] = "acceptingInput",
        };
        var actions = content.Buttons.Count > 0 ? content.Buttons.SelectMany(row => row).Select(Press) : Menu(content).Select(Say);
        if (actions.ToArray() is { Length: > 0 } shown)
            activity["suggestedActions"] = new JsonObject { ["to"] = new JsonArray(), ["actions"] = new JsonArray([.. shown]) };
        activity["channelData"] = ChannelData(conversation, said);
        return activity;
    }

    private static string Id(string conversation, long number) => $"{conversation}|{number:D12}";

    /// <summary>For this product's own page: the buttons row by row, the menu, and whether an earlier message is replaced.</summary>
    private static JsonObject ChannelData(string conversation, WebActivity said) => new()
    {
        ["rows"] = new JsonArray([.. said.Content.Buttons.Select(row => new JsonArray([.. row.Select(Press)]))]),
        ["menu"] = said.Content.Menu is null ? null : new JsonArray([.. said.Content.Menu.Select(row => new JsonArray([.. row.Select(label => JsonValue.Create(label))]))]),
        ["replaces"] = said.Content.Replaces,
        ["takesPlaceOf"] = said.Replaces is { } number ? Id(conversation, number) : null,
        ["corrected"] = said.Replaces is null ? null : said.Content.Text,
    };

    private static IEnumerable<string> Menu(Outgoing content) => content.Menu?.SelectMany(row => row) ?? [];

    /// <summary>"messageBack" shows the label as the child's words and brings the button's data back in "value".</summary>
    private static JsonObject Press(Button button) => new()
    {
        ["type"] = "messageBack",
        ["title"] = button.Label,
        ["displayText"] = button.Label,
        ["text"] = button.Label,
        ["value"] = button.Data,
    };

    private static JsonObject Say(string label) => new() { ["type"] = "imBack", ["title"] = label, ["value"] = label };
}
