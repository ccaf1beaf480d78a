using Microsoft.EntityFrameworkCore;
using ParticipationBot.Hosting;
using ParticipationBot.Insights.Reports;
using ParticipationBot.Insights.Reports.Documents;
using ParticipationBot.Insights.Snapshots;
using ParticipationBot.Insights.Themes;
using ParticipationBot.Safeguarding.Screening;
using ParticipationBot.Storage;
using ParticipationBot.Storage.Keys;
using ParticipationBot.Storage.Views;

namespace ParticipationBot.Commands.Season;

/// <summary>The product on a database of its own in a temporary folder, filled with a season.</summary>
internal sealed class SeasonHost : IAsyncDisposable
{
    private const int Batch = 5000;
    private readonly DirectoryInfo folder;
    private readonly WebApplication app;

    private SeasonHost(DirectoryInfo folder, WebApplication app) => (this.folder, this.app) = (folder, app);

    public ThemeArchive Themes => app.Services.GetRequiredService<ThemeArchive>();

    public static async Task<SeasonHost> StartAsync(CancellationToken cancellation)
    {
        var place = Directory.CreateTempSubdirectory("participationbot-season");
        return new(place, await BotHost.BuildAsync([$"--DataDirectory={place.FullName}", "--ConnectionStrings:Main=", "--urls=http://127.0.0.1:0", "--Telegram:BotToken="], cancellation));
    }

    /// <summary>Everything passes screening as in the bot: what is not cleared never becomes a view.</summary>
    public async Task<(int Views, int Disclosures)> AddAsync(SeasonPlan season, CancellationToken cancellation)
    {
        var gate = new ScreeningGate(app.Services.GetRequiredService<IScreen>());
        var cleared = season.Views.AsParallel().AsOrdered().Where(view => gate.Screen(view.Text).Class == ScreeningClass.View).ToList();
        var passed = season.Disclosures.Where(told => gate.Screen(told.Text).Class == ScreeningClass.View).ToList();
        var until = season.Views.Max(view => view.At);
        await InsertAsync([.. cleared, .. passed.Select((told, at) => new SeasonView(Guid.CreateVersion7(until.AddSeconds(-at)), season.Views.Count + at, at % 2 == 0 ? "violence" : "school_life", null, told.Language, told.Text, until))], cancellation);
        return (cleared.Count, passed.Count);
    }

    /// <summary>As they are, for measuring: nobody reads them.</summary>
    /// <param name="firstChild">So that the children of several seasons are different ones.</param>
    public Task AddUnscreenedAsync(SeasonPlan season, int firstChild, CancellationToken cancellation) =>
        InsertAsync(season.Views.ConvertAll(view => view with { Child = view.Child + firstChild }), cancellation);

    /// <summary>Writes what the season gives away (report in all formats, themes) and searches it for what was planted.</summary>
    /// <returns>Whether nothing was found.</returns>
    public async Task<bool> SearchAsync(SeasonPlan season, ThemeBuild build, string target, CancellationToken cancellation)
    {
        var (archive, writer, profile) = (app.Services.GetRequiredService<SnapshotArchive>(), app.Services.GetRequiredService<ReportWriter>(), ReportProfile.Read("crc-kaz-5-6-5d"));
        // Only what has a name leaves: here each theme's own words stand for an analyst's, so that those are searched too.
        foreach (var theme in build.Themes) await app.Services.GetRequiredService<ThemeDesk>().NameAsync(Guid.Empty, theme.Id, theme.NameIn("kk"), theme.NameIn("ru"), cancellation);
        var last = DateOnly.FromDateTime(season.Views.Max(view => view.At).UtcDateTime);
        var snapshot = await archive.TakeAsync("season", last.AddDays(-200), last.AddDays(1), isDemo: false, cancellation);
        var reports = profile.Editions.Select(edition => writer.Write(profile, snapshot, edition, new Dictionary<string, string>())).ToList();
        var files = await ReportFiles.WriteAsync(target, snapshot, reports, _ => { }, cancellation);
        await File.WriteAllBytesAsync(Path.Combine(target, "themes.json"), build.ToBytes(), cancellation);
        var leaks = await SeasonSearch.FindAsync(target, [.. files, "themes.json"], season, cancellation);
        Console.Out.WriteLine($"Searched {files.Count + 1} files in {target} for {season.Secrets.Distinct().Count():N0} planted identifiers and {season.Disclosures.Count} disclosures: {(leaks.Count == 0 ? "none found" : string.Join(", ", leaks))}.");
        return leaks.Count == 0;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    private async Task InsertAsync(List<SeasonView> views, CancellationToken cancellation)
    {
        var vault = app.Services.GetRequiredService<TextVault>();
        foreach (var batch in views.Chunk(Batch))
        {
            await using var db = await app.Services.GetRequiredService<IDbContextFactory<ParticipationDb>>().CreateDbContextAsync(cancellation);
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            foreach (var view in batch)
            {
                var sender = new byte[32];
                BitConverter.TryWriteBytes(sender, view.Child);
                db.Views.Add(new ViewRow
                {
                    Id = view.Id, Pseudonym = sender, Poll = "what-matters", Language = view.Language, Text = vault.ProtectText(view.Text, VaultPurpose.View),
                    SuggestedTopics = view.Topic, ChosenTopics = view.Topic, Topics = view.Topic, CreatedAt = view.At,
                });
            }
            await db.SaveChangesAsync(cancellation);
        }
    }
}
