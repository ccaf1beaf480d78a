using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ParticipationBot.Dialogs;
using ParticipationBot.Insights;
using ParticipationBot.Localization;
using ParticipationBot.Participation.Polls;
using ParticipationBot.Participation.Topics;
using ParticipationBot.Safeguarding.Screening;
using ParticipationBot.StaffConsole.Access;
using ParticipationBot.Storage;
using ParticipationBot.Storage.Inbox;

namespace ParticipationBot.StaffConsole.Tests;

/// <summary>The console and the durable turn on SQLite, served on a free port of this machine.</summary>
internal sealed class ConsoleHost : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("console");
    private WebApplication app = null!;
    private long update;

    public IServiceProvider Services => app.Services;
    public string Address { get; private set; } = "";

    public static async Task<ConsoleHost> StartAsync()
    {
        var host = new ConsoleHost();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(ConsoleHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.UseStaticWebAssets();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton(TimeProvider.System)
            .AddSingleton(Catalogue.Load(Path.Combine(AppContext.BaseDirectory, "localization")))
            .AddBotDialogs().AddSingleton<IScreen, WordScreen>().AddSingleton<ITopicClassifier, WordTopics>()
            .AddStorage(new StorageOptions(null, host.folder.FullName)).AddStorageWorkers().AddInsights().AddStaffConsole();
        host.app = builder.Build();
        await host.app.Services.PrepareStorageAsync(CancellationToken.None);
        host.app.MapStaffConsole();
        await host.app.StartAsync();
        host.Address = host.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return host;
    }

    public Task<string?> FirstLinkAsync() => Services.GetRequiredService<FirstAdministrator>().LinkAsync(CancellationToken.None);

    public ParticipationDb Database() => Services.GetRequiredService<IDbContextFactory<ParticipationDb>>().CreateDbContext();

    /// <summary>A child goes through onboarding and writes; returns when the turns were taken.</summary>
    public async Task ChildWritesAsync(string chat, string text, string language = "ru")
    {
        await SendAsync(chat, new IncomingBody(IncomingKind.Command, "start"));
        foreach (var option in new[] { language, "accept", "from13to15" }) await PressAsync(chat, option);
        await SendAsync(chat, new IncomingBody(IncomingKind.Text, text));
    }

    /// <summary>The same, through to the view's end: no more to say, the topic is right, no proposal.</summary>
    public async Task ChildGivesViewAsync(string chat, string text)
    {
        await ChildWritesAsync(chat, text);
        foreach (var option in new[] { "done", "yes", "skip" }) await PressAsync(chat, option);
    }

    /// <summary>A child comes by a poll's link and answers its first question.</summary>
    public async Task ChildAnswersAsync(string chat, string code, string choice)
    {
        await SendAsync(chat, new IncomingBody(IncomingKind.Command, "start", code));
        foreach (var option in new[] { "kk", "accept", "from13to15", "begin", choice }) await PressAsync(chat, option);
    }

    /// <summary>Waits for the timer that counts a closed poll.</summary>
    public async Task CountedAsync(string poll)
    {
        var book = Services.GetRequiredService<PollBook>();
        for (var i = 0; i < 300 && book.Find(poll)?.Results is null; i++) await Task.Delay(100);
    }

    public async Task SendAsync(string chat, IncomingBody body)
    {
        await Services.GetRequiredService<UpdateInbox>().AcceptAsync([new Incoming("telegram", Interlocked.Increment(ref update), chat, body)], CancellationToken.None);
        for (var i = 0; i < 200; i++)
        {
            await using var db = Database();
            if (!await db.Inbox.AnyAsync(row => row.Status == InboxStatus.Waiting)) return;
            await Task.Delay(25);
        }
        throw new TimeoutException("The turn was not taken.");
    }

    public async Task PressAsync(string chat, string option)
    {
        var lane = Services.GetRequiredService<Storage.Keys.Pseudonyms>().Lane("telegram", chat);
        await using var db = Database();
        var row = await db.Conversations.AsNoTracking().SingleAsync(found => found.Lane == lane);
        var state = Conversation.State.StateJson.Read(Services.GetRequiredService<Storage.Keys.TextVault>().Open(row.State, Storage.Keys.VaultPurpose.Conversation));
        await SendAsync(chat, new IncomingBody(IncomingKind.Choice, option, Question: state.Question));
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    private sealed class WordScreen : IScreen
    {
        public Verdict Screen(string text) => text.Contains("DANGER", StringComparison.Ordinal)
            ? new Verdict(ScreeningClass.Disclosure, HarmKind.Physical, Urgency.Immediate, ["beaten at home"])
            : text.Contains("HARM", StringComparison.Ordinal) ? new Verdict(ScreeningClass.Disclosure, HarmKind.Bullying, Urgency.High, ["bullied"]) : Verdict.View;
    }

    private sealed class WordTopics : ITopicClassifier
    {
        public IReadOnlyList<TopicGuess> Guess(string text) => text.Contains("smog", StringComparison.Ordinal)
            ? [new TopicGuess("climate_env", 0.9)] : [new TopicGuess("school_life", 0.8)];
    }
}
