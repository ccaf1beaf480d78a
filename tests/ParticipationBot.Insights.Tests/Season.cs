using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using ParticipationBot.Dialogs;
using ParticipationBot.Insights.Exploring;
using ParticipationBot.Insights.Reports;
using ParticipationBot.Insights.Reports.Drafts;
using ParticipationBot.Insights.Snapshots;
using ParticipationBot.Localization;
using ParticipationBot.Participation;
using ParticipationBot.Participation.Topics;
using ParticipationBot.Safeguarding.Screening;
using ParticipationBot.Storage;
using ParticipationBot.Storage.Cases.Notices;
using ParticipationBot.Storage.Keys;
using ParticipationBot.Storage.Participants;
using ParticipationBot.Storage.Views;

namespace ParticipationBot.Insights.Tests;

/// <summary>A real database with children and views that a test plants.</summary>
internal sealed class Season : IAsyncDisposable
{
    public static readonly DateOnly From = new(2026, 1, 1), To = new(2026, 3, 31);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("season");
    private readonly ServiceProvider services;

    private Season(string? connection)
    {
        services = new ServiceCollection()
            .AddSingleton<TimeProvider>(Clock)
            .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
            .AddSingleton(Catalogue.Load(Path.Combine(AppContext.BaseDirectory, "localization")))
            .AddBotDialogs()
            .AddStorage(new StorageOptions(connection, folder.FullName), new StaffNoticeOptions("-1"))
            .AddSingleton<IScreen, WordScreen>()
            .AddInsights()
            .BuildServiceProvider();
    }

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 4, 1, 9, 0, 0, TimeSpan.Zero));
    public Explorations Explorations => services.GetRequiredService<Explorations>();
    public SnapshotArchive Archive => services.GetRequiredService<SnapshotArchive>();
    public ReportDrafts Drafts => services.GetRequiredService<ReportDrafts>();
    public ReportWriter Writer => services.GetRequiredService<ReportWriter>();
    public string Folder => folder.FullName;

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    /// <param name="connection">Of an empty PostgreSQL database; null for SQLite.</param>
    public static async Task<Season> StartAsync(string? connection = null)
    {
        var season = new Season(connection);
        await season.services.PrepareStorageAsync(CancellationToken.None);
        return season;
    }

    /// <summary>Adds children who each gave one view; attributes go round, and the topics get rarer along the taxonomy.</summary>
    public async Task PlantAsync(int children, int regions = 5, int seed = 7)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<ParticipationDb>>().CreateDbContextAsync();
        var (vault, pseudonyms, chance) = (services.GetRequiredService<TextVault>(), services.GetRequiredService<Pseudonyms>(), new Random(seed));
        for (var at = 0; at < children; at++)
        {
            var child = new ParticipantRow
            {
                Id = Guid.CreateVersion7(), CreatedAt = new(2026, 2, 1, 0, 0, 0, TimeSpan.Zero), AgeBand = Pick("From10To12", "From13To15", "From16To17"),
                Sex = Pick("girl", "girl", "boy", null), Settlement = Pick("city", "city", "town", "village"), Region = Regions.All[chance.Next(regions)],
            };
            db.Participants.Add(child);
            var topic = Taxonomy.Choosable[(int)(15 * Math.Pow(chance.NextDouble(), 2))].Id;
            db.Views.Add(new ViewRow
            {
                Id = Guid.CreateVersion7(), Pseudonym = pseudonyms.InPoll(child.Id, "what-matters"), Poll = "what-matters", Language = Pick("kk", "ru")!,
                Text = vault.ProtectText("NEVER PUBLISHED +7 701 111 22 33", VaultPurpose.View), SuggestedTopics = topic, ChosenTopics = "", Topics = topic,
                CreatedAt = new(2026, 2, 1, 12, 0, 0, TimeSpan.Zero),
            });
        }
        await db.SaveChangesAsync();

        string? Pick(params string?[] values) => values[chance.Next(values.Length)];
    }

    /// <summary>What stands for a child in the standing poll.</summary>
    public byte[] Pseudonym(Guid child) => services.GetRequiredService<Pseudonyms>().InPoll(child, "what-matters");

    public async Task<ParticipationDb> DatabaseAsync() => await services.GetRequiredService<IDbContextFactory<ParticipationDb>>().CreateDbContextAsync();

    public Task<Snapshot> TakeAsync() => Archive.TakeAsync("test", From, To, isDemo: false, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }
}

/// <summary>Knows two words, so that tests of insights do not depend on the language model.</summary>
internal sealed class WordScreen : IScreen
{
    public Verdict Screen(string text) =>
        text.Contains("DANGER", StringComparison.Ordinal) ? new Verdict(ScreeningClass.Disclosure, HarmKind.Physical, Urgency.Immediate, ["test"])
        : text.Contains("MAYBE", StringComparison.Ordinal) ? new Verdict(ScreeningClass.Offer, null, null, [])
        : Verdict.View;
}
