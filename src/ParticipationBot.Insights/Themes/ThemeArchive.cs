using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ParticipationBot.Insights.Cleaning;
using ParticipationBot.Storage;
using ParticipationBot.Storage.Keys;
using ParticipationBot.Storage.Themes;

namespace ParticipationBot.Insights.Themes;

/// <summary>Builds the themes and keeps the last builds.</summary>
public sealed class ThemeArchive(
    IDbContextFactory<ParticipationDb> databases, TextVault vault, Cleaner cleaner, WriterGate gate, LiveUpdates live, TimeProvider time, ILogger<ThemeArchive> log) : IDisposable
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(14);
    private readonly SemaphoreSlim one = new(1);

    /// <summary>Finds the themes of everything that was written so far. Takes seconds for ten thousand views and minutes for a million.</summary>
    /// <param name="onView">Told for each view and topic which theme it went to; null where it stands alone. For measuring alone.</param>
    public async Task<ThemeBuild> BuildAsync(bool isDemo, IProgress<string>? progress, CancellationToken cancellation, Action<Guid, string, Guid?>? onView = null)
    {
        await one.WaitAsync(cancellation);
        try
        {
            var watch = Stopwatch.StartNew();
            var book = new WordBook(SubjectLexicon.Shipped);
            var reader = new ThemeReader(databases, vault, cleaner, book);
            await reader.ReadAsync(isDemo, views => progress?.Report($"{views} views read"), cancellation);
            var builder = new ThemeBuilder(SubjectLexicon.Shipped, book, await LatestAsync(isDemo, cancellation), time.GetUtcNow(), isDemo);
            var build = builder.Build(reader.Views, reader.Proposals, (topic, themes) => progress?.Report($"{topic}: {themes} themes"), onView);
            await KeepAsync(build, builder.Members, cancellation);
            log.LogInformation("Themes built in {Seconds} s: {Themes} themes in {Topics} topics.", (int)watch.Elapsed.TotalSeconds, build.Themes.Count(), build.Topics.Count(topic => topic.Themes.Count > 0));
            return build;
        }
        finally
        {
            one.Release();
        }
    }

    /// <returns>Null before the first build.</returns>
    public async Task<ThemeBuild?> LatestAsync(bool isDemo, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var row = await db.ThemeBuilds.AsNoTracking().Where(each => each.IsDemo == isDemo).OrderByDescending(each => each.BuiltAt).ThenByDescending(each => each.Id).FirstOrDefaultAsync(cancellation);
        return row is null ? null : ThemeBuild.FromBytes(vault.Open(row.Content, VaultPurpose.Themes));
    }

    /// <returns>True where there were views by that night and no build since: the host was down, or it was killed while it built.</returns>
    public async Task<bool> MissedAsync(bool isDemo, DateTimeOffset night, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return !await db.ThemeBuilds.AnyAsync(row => row.IsDemo == isDemo && row.BuiltAt >= night, cancellation)
            && await db.Views.AnyAsync(row => row.IsDemo == isDemo && !row.IsErased && row.CreatedAt < night, cancellation);
    }

    public void Dispose() => one.Dispose();

    private async Task KeepAsync(ThemeBuild build, ThemeMembers members, CancellationToken cancellation)
    {
        using (await gate.EnterAsync(cancellation))
        {
            await using var db = await databases.CreateDbContextAsync(cancellation);
            var old = build.BuiltAt - Kept;
            await db.ThemeBuilds.Where(row => row.BuiltAt < old).ExecuteDeleteAsync(cancellation);
            var row = new ThemeBuildRow { Id = Guid.CreateVersion7(build.BuiltAt), IsDemo = build.IsDemo, BuiltAt = build.BuiltAt, Content = vault.Protect(build.ToBytes(), VaultPurpose.Themes) };
            db.ThemeBuilds.Add(row);
            db.ThemeMembers.Add(new ThemeMembersRow { Build = row.Id, IsDemo = build.IsDemo, Content = vault.Protect(members.ToBytes(), VaultPurpose.Themes) });
            await db.SaveChangesAsync(cancellation);
            await db.ThemeMembers.Where(each => each.IsDemo == build.IsDemo && each.Build != row.Id).ExecuteDeleteAsync(cancellation);
        }
        live.Tell(LiveSubject.Views);
    }
}
