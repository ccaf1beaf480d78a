using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using ParticipationBot.Dialogs;
using ParticipationBot.Localization;
using ParticipationBot.Participation.Topics;
using ParticipationBot.Safeguarding.Screening;
using ParticipationBot.Storage.Inbox;
using ParticipationBot.Storage.Outbox;
using ParticipationBot.Storage.Staff;
using ParticipationBot.Storage.Timers;

namespace ParticipationBot.Storage.Tests;

/// <summary>The product's storage and dialogs without a channel: updates go in, messages come out. Workers run when a test says so.</summary>
internal sealed class Bot : IAsyncDisposable
{
    private readonly DirectoryInfo? ownFolder;
    private readonly ServiceProvider services;
    private long update;

    private Bot(ServiceProvider services, DirectoryInfo? ownFolder) => (this.services, this.ownFolder) = (services, ownFolder);

    public FakeTimeProvider Time { get; private init; } = new();
    public required string Folder { get; init; }
    public required string? ConnectionString { get; init; }
    public UpdateInbox Inbox => services.GetRequiredService<UpdateInbox>();
    public MessageOutbox Outbox => services.GetRequiredService<MessageOutbox>();
    public TurnWorker Turns => services.GetRequiredService<TurnWorker>();
    public TimerWorker Timers => services.GetRequiredService<TimerWorker>();

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    /// <summary>Someone of the staff with a role.</summary>
    public async Task<Guid> PersonAsync(string name, string role)
    {
        await using var db = Database();
        var found = await db.Roles.SingleOrDefaultAsync(each => each.Name == role)
            ?? db.Roles.Add(new IdentityRole<Guid>(role) { Id = Guid.CreateVersion7(Time.GetUtcNow()) }).Entity;
        var user = new StaffUser { Id = Guid.CreateVersion7(Time.GetUtcNow()), UserName = name, NormalizedUserName = name.ToUpperInvariant() };
        db.Users.Add(user);
        db.UserRoles.Add(new IdentityUserRole<Guid> { UserId = user.Id, RoleId = found.Id });
        await db.SaveChangesAsync();
        return user.Id;
    }

    public static async Task<Bot> StartAsync(Databases databases, string kind, IScreen? screen = null, Cases.Notices.StaffNoticeOptions? notices = null, Duty.HelplineOptions? helpline = null,
        Announcements.AnnouncementOptions? announcements = null, Retention.RetentionTerms? retention = null) =>
        await StartAsync(await databases.EmptyAsync(kind), null, screen, null, notices, helpline, announcements: announcements, retention: retention);

    /// <summary>One whose texts are marked, so that words from elsewhere stand out.</summary>
    public static async Task<Bot> StartPseudoLocalizedAsync(Databases databases) =>
        await StartAsync(await databases.EmptyAsync("sqlite"), null, null, null, texts: PseudoLocalization.Of(Texts()));

    /// <summary>A second host on the same database and keys.</summary>
    public Task<Bot> ReplicaAsync(IScreen? screen = null) =>
        StartAsync(ConnectionString, Folder, screen, Time, Get<Cases.Notices.StaffNoticeOptions>(), Get<Duty.HelplineOptions>(), announcements: Get<Announcements.AnnouncementOptions>());

    public ParticipationDb Database() => services.GetRequiredService<IDbContextFactory<ParticipationDb>>().CreateDbContext();

    public Task AcceptAsync(string chat, IncomingBody body) => AcceptAsync(chat, body, Interlocked.Increment(ref update));

    public Task AcceptAsync(string chat, IncomingBody body, long id) =>
        Inbox.AcceptAsync([new Incoming("telegram", id, chat, body)], TestContext.Current.CancellationToken);

    public async Task WriteAsync(string chat, string text)
    {
        await AcceptAsync(chat, new IncomingBody(IncomingKind.Text, text));
        await TakeTurnsAsync();
    }

    public async Task TakeTurnsAsync()
    {
        while (await Turns.TakeBatchAsync(TestContext.Current.CancellationToken) > 0) { }
    }

    /// <summary>Presses a button of the newest message that has one whose data ends so.</summary>
    public async Task PressAsync(string chat, string option)
    {
        var button = (await UnsentAsync(chat)).SelectMany(message => message.Buttons).SelectMany(row => row).Last(each => each.Data.EndsWith("." + option));
        var data = button.Data.Split('.', 2);
        await AcceptAsync(chat, new IncomingBody(IncomingKind.Choice, data[1], Question: int.Parse(data[0])));
        await TakeTurnsAsync();
    }

    /// <summary>Walks through onboarding.</summary>
    public async Task TakePartAsync(string chat, string language = "kk")
    {
        await AcceptAsync(chat, new IncomingBody(IncomingKind.Command, "start"));
        await TakeTurnsAsync();
        foreach (var option in new[] { language, "accept", "from13to15" }) await PressAsync(chat, option);
    }

    /// <summary>Everything waiting to be sent to a chat, in order.</summary>
    public async Task<IReadOnlyList<Outgoing>> UnsentAsync(string chat)
    {
        await using var db = Database();
        var vault = services.GetRequiredService<Keys.TextVault>();
        var lane = services.GetRequiredService<Keys.Pseudonyms>().Lane("telegram", chat);
        var rows = await db.Outbox.AsNoTracking().Where(row => row.Lane == lane && row.Body != null).OrderBy(row => row.Id).ToListAsync();
        return rows.ConvertAll(row => vault.OpenJson<AddressedMessage>(row.Body, Keys.VaultPurpose.Outbox).Message);
    }

    public async Task<Conversation.State.ConversationState> StateAsync(string chat)
    {
        await using var db = Database();
        var lane = services.GetRequiredService<Keys.Pseudonyms>().Lane("telegram", chat);
        var row = await db.Conversations.AsNoTracking().SingleAsync(found => found.Lane == lane);
        return Conversation.State.StateJson.Read(services.GetRequiredService<Keys.TextVault>().Open(row.State, Keys.VaultPurpose.Conversation));
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        ownFolder?.Delete(recursive: true);
    }

    private static Catalogue Texts() => Catalogue.Load(Path.Combine(AppContext.BaseDirectory, "localization"));

    private static async Task<Bot> StartAsync(string? connectionString, string? folder, IScreen? screen, FakeTimeProvider? time,
        Cases.Notices.StaffNoticeOptions? notices = null, Duty.HelplineOptions? helpline = null, Catalogue? texts = null, Announcements.AnnouncementOptions? announcements = null, Retention.RetentionTerms? retention = null)
    {
        var own = folder is null ? Directory.CreateTempSubdirectory("participation") : null;
        var clock = time ?? new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
        var services = new ServiceCollection()
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddSingleton(texts ?? Texts())
            .AddBotDialogs()
            .AddSingleton(screen ?? new WordScreen())
            .AddSingleton<ITopicClassifier, WordTopics>()
            .AddSingleton(helpline ?? new Duty.HelplineOptions())
            .AddSingleton(announcements ?? new Announcements.AnnouncementOptions())
            .AddSingleton(retention ?? new Retention.RetentionTerms())
            .AddStorage(new StorageOptions(connectionString, folder ?? own!.FullName), notices ?? new Cases.Notices.StaffNoticeOptions("-100200"))
            .AddSingleton<TurnWorker>().AddSingleton<TimerWorker>().AddSingleton<Retention.RetentionWorker>()
            .BuildServiceProvider();
        await services.PrepareStorageAsync(CancellationToken.None);
        return new Bot(services, own) { Folder = folder ?? own!.FullName, ConnectionString = connectionString, Time = clock };
    }
}

/// <summary>Knows three words, so that tests of storage do not depend on the language model.</summary>
internal sealed class WordScreen : IScreen
{
    public Verdict Screen(string text) =>
        text.Contains("DANGER") ? new Verdict(ScreeningClass.Disclosure, HarmKind.Physical, Urgency.Immediate, ["test"])
        : text.Contains("HARM") ? new Verdict(ScreeningClass.Disclosure, HarmKind.Physical, Urgency.High, ["test"])
        : text.Contains("MAYBE") ? new Verdict(ScreeningClass.Offer, null, null, [])
        : text.Contains("CRASH") ? throw new InvalidOperationException("screening broke")
        : Verdict.View;
}

internal sealed class WordTopics : ITopicClassifier
{
    public IReadOnlyList<TopicGuess> Guess(string text) => text.Contains("POISON")
        ? throw new InvalidOperationException("classifier broke")
        : text.Contains("smog") ? [new TopicGuess("climate_env", 0.9)] : [];
}
