using System.Text.Json;
using ParticipationBot.Simulator.Children;
using ParticipationBot.Simulator.Updates;

namespace ParticipationBot.Simulator.Chats;

/// <summary>A group into which somebody puts the bot.</summary>
public sealed class SimulatedGroup : SimulatedChat
{
    private readonly BotApiServer server;

    internal SimulatedGroup(BotApiServer server, long id, string title) : base(id)
    {
        this.server = server;
        Title = title;
    }

    public string Title { get; }

    /// <summary>True once the bot has left.</summary>
    public bool WasLeft => IsClosed;

    internal override string ClosedReason => "bot was kicked from the group chat";

    /// <summary>Somebody adds the bot.</summary>
    public long AddBot(ChildIdentity by) => server.Updates.Add(id => UpdateJson.Write(id, "my_chat_member", json =>
    {
        UpdateJson.User(json, "from", by);
        UpdateJson.Chat(json, this);
        json.WriteNumber("date", server.Now);
        server.WriteMembership(json, "left", "member");
    }));

    public long SendText(ChildIdentity from, string text) =>
        server.Updates.Add(id => UpdateJson.Message(id, server.NextMessageId(), server.Now, from, this, json => json.WriteString("text", text)));

    internal override void Changed(BotMessage message)
    {
    }

    internal override void Write(Utf8JsonWriter json)
    {
        json.WriteNumber("id", Id);
        json.WriteString("type", "group");
        json.WriteString("title", Title);
    }
}
