using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using ParticipationBot.Simulator.Chats;
using ParticipationBot.Simulator.Children;
using ParticipationBot.Simulator.Http;
using ParticipationBot.Simulator.Methods;
using ParticipationBot.Simulator.Updates;

namespace ParticipationBot.Simulator;

/// <summary>
/// Telegram's Bot API on loopback, for one bot: the methods that this bot uses, with Telegram's limits and error bodies.
/// A bot connects to <see cref="Root"/> with <see cref="Token"/>; tests and demos act as children through <see cref="AddChild"/>.
/// </summary>
public sealed class BotApiServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly BotApiServerOptions options;
    private readonly ConcurrentDictionary<long, SimulatedChat> chats = new();
    private int lastMessage;
    private int lastChild;
    private long sent;

    private BotApiServer(BotApiServerOptions options, TimeProvider time)
    {
        this.options = options;
        Time = time;
        Faults = new(options.Seed);
        Updates = new(Faults, time);
        Callbacks = new(options.CallbackLifetime, time);
        Webhook = new(this, options.WebhookRetry);
        BotId = long.Parse(options.Token.Split(':')[0]);
        app = Build(options.Port);
    }

    public string Token => options.Token;

    /// <summary>What a bot sets as its API root, for example "http://127.0.0.1:41231".</summary>
    public string Root { get; private set; } = "";

    /// <summary>What goes wrong, and when.</summary>
    public Faults Faults { get; }

    /// <summary>What the bot said about itself: commands, descriptions.</summary>
    public BotProfile Profile { get; } = new();

    /// <summary>Messages that were delivered to chats so far.</summary>
    public long SentCount => Interlocked.Read(ref sent);

    /// <summary>A message was delivered to the chat of this id.</summary>
    public event Action<long>? Delivered;

    /// <summary>Updates that the bot has not acknowledged yet.</summary>
    public int PendingUpdates => Updates.Count;

    /// <summary>All updates with a smaller id were acknowledged by the bot.</summary>
    public long AcknowledgedBelow => Updates.Acknowledged;

    /// <summary>Button presses that the bot has not answered: the child's button still spins.</summary>
    public int UnansweredPresses => Callbacks.Unanswered;

    /// <summary>How often each method was called, failed calls included.</summary>
    public ConcurrentDictionary<string, int> Calls { get; } = new();

    internal UpdateQueue Updates { get; }
    internal CallbackQueries Callbacks { get; }
    internal WebhookDelivery Webhook { get; }
    internal TimeProvider Time { get; }
    internal long BotId { get; }
    internal bool KeepsMessages => options.KeepsMessages;
    internal long Now => Time.GetUtcNow().ToUnixTimeSeconds();

    public static async Task<BotApiServer> StartAsync(TimeProvider time, BotApiServerOptions? options = null)
    {
        var server = new BotApiServer(options ?? new(), time);
        await server.app.StartAsync();
        server.Root = server.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return server;
    }

    /// <summary>A new child with a made-up identity that rides along with every update.</summary>
    public SimulatedChild AddChild(string? appLanguage = "ru") =>
        AddChild(ChildIdentity.Of(Interlocked.Increment(ref lastChild), appLanguage));

    public SimulatedChild AddChild(ChildIdentity identity) =>
        (SimulatedChild)chats.GetOrAdd(identity.Id, _ => new SimulatedChild(this, identity));

    public SimulatedGroup AddGroup(string title = "planted group title") =>
        (SimulatedGroup)chats.GetOrAdd(-1000 - chats.Count, id => new SimulatedGroup(this, id, title));

    /// <summary>Puts an update into the queue as it is, however wrong. "{0}" stands for the update's id.</summary>
    public long SendRaw(string json) => Updates.Add(id => System.Text.Encoding.UTF8.GetBytes(json.Replace("{0}", $"{id}", StringComparison.Ordinal)));

    public async ValueTask DisposeAsync()
    {
        await Webhook.DisposeAsync();
        await app.StopAsync(new CancellationToken(canceled: true));
        await app.DisposeAsync();
    }

    internal int NextMessageId() => Interlocked.Increment(ref lastMessage);

    internal SimulatedChat? FindChat(long id) => chats.GetValueOrDefault(id);

    internal void Deliver(SimulatedChat chat, BotMessage message)
    {
        Interlocked.Increment(ref sent);
        chat.Receive(message, KeepsMessages);
        Delivered?.Invoke(chat.Id);
    }

    internal long PressCallback(SimulatedChild child, BotMessage message, BotButton button) => Updates.Add(id => UpdateJson.Write(id, "callback_query", json =>
    {
        json.WriteString("id", Callbacks.Open());
        UpdateJson.User(json, "from", child.Identity);
        json.WriteStartObject("message");
        UpdateJson.BotMessage(json, message, child, BotId);
        json.WriteEndObject();
        json.WriteString("chat_instance", "1");
        json.WriteString("data", button.Data);
    }));

    internal void WriteMembership(Utf8JsonWriter json, string from, string to)
    {
        foreach (var (name, status) in new[] { ("old_chat_member", from), ("new_chat_member", to) })
        {
            json.WriteStartObject(name);
            json.WriteStartObject("user");
            json.WriteNumber("id", BotId);
            json.WriteBoolean("is_bot", true);
            json.WriteString("first_name", "Bot");
            json.WriteEndObject();
            json.WriteString("status", status);
            if (status == "kicked") json.WriteNumber("until_date", 0);
            json.WriteEndObject();
        }
    }

    private WebApplication Build(int port)
    {
        // An empty builder: no configuration, no logging, no routing, so that a send costs little more than its HTTP.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.AddServerHeader = false).UseUrls($"http://127.0.0.1:{port}");
        var built = builder.Build();
        var pipeline = new ApiPipeline(this, new MethodTable(this));
        ((IApplicationBuilder)built).Run(pipeline.AnswerAsync);
        return built;
    }
}
