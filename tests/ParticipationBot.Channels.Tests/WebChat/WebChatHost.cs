using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ParticipationBot.Channels.Tests.Telegram;
using ParticipationBot.Channels.WebChat;
using ParticipationBot.Dialogs;
using ParticipationBot.Localization;
using ParticipationBot.Participation.Topics;
using ParticipationBot.Safeguarding.Screening;
using ParticipationBot.Storage;

namespace ParticipationBot.Channels.Tests.WebChat;

/// <summary>The product's storage, dialogs and web chat in one process, over HTTP.</summary>
internal sealed class WebChatHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly string folder;
    private readonly bool ownsFolder;

    private WebChatHost(WebApplication app, string folder, bool ownsFolder)
    {
        this.app = app;
        this.folder = folder;
        this.ownsFolder = ownsFolder;
    }

    public string Address => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
    public required ConcurrentQueue<string> Log { get; init; }

    public static async Task<WebChatHost> StartAsync(WebChatOptions? options = null, TimeProvider? time = null, string? folder = null, string? connection = null)
    {
        var log = new ConcurrentQueue<string>();
        var own = folder is null;
        folder ??= Directory.CreateTempSubdirectory("participation").FullName;
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Information).AddFilter("Microsoft", LogLevel.Warning).AddProvider(new LogToQueue(log));
        builder.Services
            .AddSingleton(time ?? TimeProvider.System)
            .AddSingleton(Catalogue.Load(Path.Combine(AppContext.BaseDirectory, "localization")))
            .AddBotDialogs()
            .AddSingleton<IScreen, WordScreen>()
            .AddSingleton<ITopicClassifier, WordTopics>()
            .AddStorage(new StorageOptions(connection, folder))
            .AddStorageWorkers()
            .AddWebChat(options);
        var app = builder.Build();
        await app.Services.PrepareStorageAsync(CancellationToken.None);
        app.MapWebChat();
        await app.StartAsync();
        return new WebChatHost(app, folder, own) { Log = log };
    }

    public T Get<T>() where T : notnull => app.Services.GetRequiredService<T>();

    public HttpClient Client() => new() { BaseAddress = new Uri(Address) };

    /// <summary>Everything that lies in the data directory, the write-ahead log included.</summary>
    public async Task<byte[]> StoredAsync()
    {
        using var all = new MemoryStream();
        foreach (var path in Directory.GetFiles(folder, "*.db*", SearchOption.AllDirectories))
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            await file.CopyToAsync(all);
        }
        return all.ToArray();
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (ownsFolder) Directory.Delete(folder, recursive: true);
    }
}
