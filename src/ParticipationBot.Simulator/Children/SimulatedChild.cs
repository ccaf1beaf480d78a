using System.Text.Json;
using System.Threading.Channels;
using ParticipationBot.Simulator.Chats;
using ParticipationBot.Simulator.Updates;

namespace ParticipationBot.Simulator.Children;

/// <summary>A child who talks with the bot: writes, presses what is shown, sends what is not text, waits for the reply.</summary>
public sealed class SimulatedChild : SimulatedChat
{
    private readonly BotApiServer server;
    private readonly Channel<BotMessage> arrived = Channel.CreateUnbounded<BotMessage>();

    internal SimulatedChild(BotApiServer server, ChildIdentity identity) : base(identity.Id)
    {
        this.server = server;
        Identity = identity;
        Log = new(server.KeepsMessages);
    }

    public ChildIdentity Identity { get; }

    /// <summary>Both sides of the conversation in the order in which they happened.</summary>
    public ConversationLog Log { get; }

    /// <summary>The newest message that still has buttons.</summary>
    public BotMessage? Question => Messages.LastOrDefault(message => message.Buttons.Count > 0 && !message.Deleted);

    /// <summary>The reply keyboard as it stands.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Menu => Messages.LastOrDefault(message => message.Menu is not null)?.Menu ?? [];

    internal override string ClosedReason => "bot was blocked by the user";

    /// <returns>The update's id.</returns>
    public long SendText(string text) => Send($"{text}", json => json.WriteString("text", text));

    /// <param name="command">"/start", "/start CODE", "/help" …</param>
    public long SendCommand(string command) => Send(command, json =>
    {
        json.WriteString("text", command);
        MessageContent.CommandEntity(json, command);
    });

    /// <summary>Changes a text that was sent before.</summary>
    public long Edit(string text) => Send($"(edited) {text}", json => json.WriteString("text", text), edited: true);

    public long SendForward(string text) => Send($"(forwarded) {text}", json => MessageContent.Forward(json, text, Identity));

    public long SendVoice(string? caption = null) => Send("(voice)", json => MessageContent.Voice(json, caption));

    public long SendPhoto(string? caption = null) => Send("(photo)", json => MessageContent.Photo(json, caption));

    public long SendDocument(string? caption = null) => Send("(document)", json => MessageContent.Document(json, caption));

    public long SendSticker() => Send("(sticker)", MessageContent.Sticker);

    public long SendContact() => Send("(contact)", json => MessageContent.Contact(json, Identity));

    public long SendLocation() => Send("(location)", MessageContent.Location);

    /// <summary>Presses a button under any message that still shows it, the newest first, or a key of the menu.</summary>
    /// <param name="labelOrData">The button's label or its data.</param>
    /// <exception cref="InvalidOperationException">No such button is shown.</exception>
    public long Press(string labelOrData)
    {
        foreach (var message in Messages.Reverse())
        {
            var found = message.Deleted ? null : message.Buttons.SelectMany(row => row)
                .FirstOrDefault(button => button.Label == labelOrData || button.Data == labelOrData);
            if (found is not null) return Press(message, found);
        }
        if (Menu.Any(row => row.Contains(labelOrData))) return SendText(labelOrData);
        throw new InvalidOperationException($"The child sees no button '{labelOrData}'.");
    }

    /// <summary>Presses a button even where the message no longer shows it, as an old app may.</summary>
    public long Press(BotMessage message, BotButton button)
    {
        Log.Add(fromBot: false, $"[{button.Label}]");
        return server.PressCallback(this, message, button);
    }

    /// <summary>Blocks the bot: what it sends from now on ends in 403.</summary>
    public long Block()
    {
        IsClosed = true;
        Log.Add(fromBot: false, "(blocks the bot)");
        return ChangeMembership("member", "kicked");
    }

    public long Unblock()
    {
        IsClosed = false;
        return ChangeMembership("kicked", "member");
    }

    /// <summary>The next message or change of a message that this child has not waited for yet.</summary>
    /// <exception cref="TimeoutException">Nothing came in time.</exception>
    public async Task<BotMessage> WaitForReply(TimeSpan? within = null)
    {
        using var limit = new CancellationTokenSource(within ?? TimeSpan.FromSeconds(10), server.Time);
        try
        {
            return await arrived.Reader.ReadAsync(limit.Token);
        }
        catch (OperationCanceledException late)
        {
            throw new TimeoutException($"No reply came to child {Identity.Username}.\n{Log}", late);
        }
    }

    /// <summary>Reads replies until one fits.</summary>
    public async Task<BotMessage> WaitForReply(Func<BotMessage, bool> fits, TimeSpan? within = null)
    {
        while (true)
        {
            var reply = await WaitForReply(within);
            if (fits(reply)) return reply;
        }
    }

    /// <summary>Forgets the replies that came so far, so that the next wait is for a new one.</summary>
    public void SkipReplies()
    {
        while (arrived.Reader.TryRead(out _))
        {
        }
    }

    internal override void Changed(BotMessage message)
    {
        Log.Add(fromBot: true, message.Edits > 0 ? $"(changed) {message.Text}" : message.Text, message.Buttons);
        if (server.KeepsMessages) arrived.Writer.TryWrite(message);
    }

    internal override void Write(Utf8JsonWriter json)
    {
        json.WriteNumber("id", Id);
        json.WriteString("first_name", Identity.FirstName);
        json.WriteString("last_name", Identity.LastName);
        json.WriteString("username", Identity.Username);
        json.WriteString("type", "private");
    }

    private long Send(string shown, Action<Utf8JsonWriter> content, bool edited = false)
    {
        Log.Add(fromBot: false, shown);
        return server.Updates.Add(id => UpdateJson.Message(id, server.NextMessageId(), server.Now, Identity, this, content, edited));
    }

    private long ChangeMembership(string from, string to) => server.Updates.Add(id => UpdateJson.Write(id, "my_chat_member", json =>
    {
        UpdateJson.User(json, "from", Identity);
        UpdateJson.Chat(json, this);
        json.WriteNumber("date", server.Now);
        server.WriteMembership(json, from, to);
    }));
}
