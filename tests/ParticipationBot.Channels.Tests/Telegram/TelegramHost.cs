using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ParticipationBot.Channels.Telegram;
using ParticipationBot.Dialogs;
using ParticipationBot.Localization;
using ParticipationBot.Participation.Topics;
using ParticipationBot.Safeguarding.Screening;
using ParticipationBot.Simulator;
using ParticipationBot.Storage;
using ParticipationBot.Storage.Cases.Notices;

namespace ParticipationBot.Channels.Tests.Telegram;

/// <summary>The product's storage, dialogs and Telegram channel in one process, against the Bot API server on loopback.</summary>
internal sealed class TelegramHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly bool ownsFolder;

    private TelegramHost(WebApplication app, BotApiServer server, string folder, bool ownsFolder)
    {
        this.app = app;
        Server = server;
        Folder = folder;
        this.ownsFolder = ownsFolder;
    }

    public BotApiServer Server { get; }
    public string Folder { get; }

    /// <summary>The webhook's address on this host.</summary>
    public string Address => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
    public required ConcurrentQueue<string> Log { get; init; }

    public static TelegramOptions Options(BotApiServer server) => new()
    {
        BotToken = server.Token,
        ApiRoot = server.Root,
        PacePerSecond = 0,
        CallTimeout = TimeSpan.FromSeconds(2),
        PollTimeout = TimeSpan.FromSeconds(2),
        FirstRetry = TimeSpan.FromMilliseconds(50),
    };

    public static async Task<TelegramHost> StartAsync(
        BotApiServer server, TelegramOptions? options = null, string? folder = null, int port = 0, StaffNoticeOptions? notices = null,
        string? connectionString = null)
    {
        var log = new ConcurrentQueue<string>();
        var own = folder is null;
        folder ??= Directory.CreateTempSubdirectory("participation").FullName;
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls($"http://127.0.0.1:{port}");
        builder.Services.AddRoutingCore().AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new LogToQueue(log)));
        builder.Services
            .AddSingleton(TimeProvider.System)
            .AddSingleton(Catalogue.Load(Path.Combine(AppContext.BaseDirectory, "localization")))
            .AddBotDialogs()
            .AddSingleton<IScreen, WordScreen>()
            .AddSingleton<ITopicClassifier, WordTopics>()
            .AddStorage(new StorageOptions(connectionString, folder), notices)
            .AddStorageWorkers()
            .AddTelegramChannel(options ?? Options(server));
        var app = builder.Build();
        await app.Services.PrepareStorageAsync(CancellationToken.None);
        app.MapTelegramWebhook();
        try
        {
            await app.StartAsync();
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }
        return new TelegramHost(app, server, folder, own) { Log = log };
    }

    public ParticipationDb Database() => app.Services.GetRequiredService<IDbContextFactory<ParticipationDb>>().CreateDbContext();

    public T Get<T>() where T : notnull => app.Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (ownsFolder) Directory.Delete(Folder, recursive: true);
    }
}

/// <summary>Knows two words, so that these tests do not depend on the language model.</summary>
internal sealed class WordScreen : IScreen
{
    public Verdict Screen(string text) =>
        text.Contains("HARM", StringComparison.Ordinal) ? new Verdict(ScreeningClass.Disclosure, HarmKind.Physical, Urgency.High, ["test"]) : Verdict.View;
}

internal sealed class WordTopics : ITopicClassifier
{
    public IReadOnlyList<TopicGuess> Guess(string text) => text.Contains("smog", StringComparison.Ordinal) ? [new TopicGuess("climate_env", 0.9)] : [];
}

internal sealed class LogToQueue(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        lines.Enqueue($"{logLevel} {formatter(state, exception)} {exception}");

    public void Dispose()
    {
    }
}
