using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ParticipationBot.Safeguarding.Screening;
using ParticipationBot.Storage.Announcements;
using ParticipationBot.Storage.Audit;
using ParticipationBot.Storage.Cases;
using ParticipationBot.Storage.Cases.Notices;
using ParticipationBot.Storage.Figures;
using ParticipationBot.Storage.Forums;
using ParticipationBot.Storage.Inbox;
using ParticipationBot.Storage.Keys;
using ParticipationBot.Storage.Outbox;
using ParticipationBot.Storage.Polls;
using ParticipationBot.Storage.Recovery;
using ParticipationBot.Storage.Releases;
using ParticipationBot.Storage.Retention;
using ParticipationBot.Storage.Themes;
using ParticipationBot.Storage.Timers;
using ParticipationBot.Storage.Turns;
using ParticipationBot.Storage.WebChat;

namespace ParticipationBot.Storage;

/// <summary>Puts storage and the durable turn together.</summary>
public static class StorageSetup
{
    /// <summary>
    /// Needs from elsewhere: <c>DialogSet</c>, <c>IMenu</c>, <c>IScreen</c>, <c>ITopicClassifier</c>, <c>Catalogue</c>.
    /// The database is chosen by the connection string.
    /// </summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, StorageOptions options, StaffNoticeOptions? notices = null)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options).AddSingleton(notices ?? new StaffNoticeOptions(null));
        services.AddPooledDbContextFactory<ParticipationDb>(builder => Use(builder, options));
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<ParticipationDb>>().CreateDbContext());
        services.AddSingleton(new KeyRing(options.DataDirectory)).AddSingleton<TextVault>().AddSingleton<Pseudonyms>();
        services.AddSingleton<BotMetrics>().AddSingleton<WriterGate>().AddSingleton<InboxSignal>().AddSingleton<OutboxSignal>().AddSingleton<LiveUpdates>();
        services.AddSingleton<UpdateInbox>().AddSingleton<MessageOutbox>().AddSingleton<OutboxWriter>().AddSingleton<WebActivities>();
        services.AddSingleton<ScreeningGate>().AddSingleton<PromptRenderer>().AddSingleton<StaffNotices>().AddSingleton<CaseIntake>();
        services.AddSingleton<MyDataSummary>().AddSingleton<EffectApplier>().AddSingleton<ChatLoader>().AddSingleton<TurnProcessor>();
        services.AddSingleton<AuditLog>().AddSingleton<AuditedWork>();
        services.AddSingleton<CounsellorKeys>().AddSingleton<CaseDeskRelay>().AddSingleton<CaseDesk>();
        services.AddPolls();
        services.AddHelpline();
        services.AddForums();
        services.AddCommitments();
        services.AddSingleton<ThemeSignal>().AddSingleton<ITimerHandler, ThemeTimer>();
        services.AddSingleton<ITimerHandler, ConversationTimer>().AddSingleton<ITimerHandler, TextReleaseTimer>();
        return services;
    }

    /// <summary>Takes turns, fires timers and removes what is old, while the host runs.</summary>
    public static IServiceCollection AddStorageWorkers(this IServiceCollection services) => services
        // First: before anything is sent, it must be known whether the database is an older copy.
        .AddHostedService<RecoveryWorker>()
        .AddSingleton<TurnWorker>().AddHostedService(provider => provider.GetRequiredService<TurnWorker>())
        .AddHostedService(provider => provider.GetRequiredService<PollBookKeeper>())
        .AddSingleton<TimerWorker>().AddHostedService(provider => provider.GetRequiredService<TimerWorker>())
        .AddSingleton<RetentionWorker>().AddHostedService(provider => provider.GetRequiredService<RetentionWorker>());

    /// <summary>Brings the database to this release's tables.</summary>
    /// <exception cref="StorageUnavailableException">It cannot be reached or written; the message says what to do.</exception>
    public static async Task PrepareStorageAsync(this IServiceProvider services, CancellationToken cancellation)
    {
        var options = services.GetRequiredService<StorageOptions>();
        try
        {
            await using var db = await services.GetRequiredService<IDbContextFactory<ParticipationDb>>().CreateDbContextAsync(cancellation);
            // Asking first spares most starts the comparison of this release's tables with the last: a third of a second, and its memory.
            if ((await db.Database.GetPendingMigrationsAsync(cancellation)).Any()) await db.Database.MigrateAsync(cancellation);
            // Deletes nothing, and is refused where nothing may be written.
            await db.Outbox.Where(row => false).ExecuteDeleteAsync(cancellation);
            await services.PreparePollsAsync(cancellation);
        }
        catch (Exception fault) when (fault is DbException or ArgumentException or InvalidOperationException { InnerException: DbException })
        {
            throw new StorageUnavailableException(Advice(options, fault), fault);
        }
    }

    internal static void Use(DbContextOptionsBuilder builder, StorageOptions options)
    {
        if (options.IsPostgres)
            builder.UseNpgsql(options.EffectiveConnectionString, postgres => postgres.MigrationsAssembly("ParticipationBot.Storage.Postgres"));
        else
            builder.UseSqlite(options.EffectiveConnectionString, sqlite => sqlite.MigrationsAssembly("ParticipationBot.Storage.Sqlite"))
                .AddInterceptors(new SqlitePragmas());
    }

    private static string Advice(StorageOptions options, Exception fault) => options.IsPostgres
        ? $"PostgreSQL cannot be used: {fault.GetBaseException().Message} Check ConnectionStrings__Main (host, database, user, password) and that the server runs."
        : $"The SQLite database cannot be used: {fault.GetBaseException().Message} Check that the folder of ConnectionStrings__Main (default: DataDirectory) exists, "
            + "that this user may write there, that the disk is not full, and that no other host uses the file.";
}
