using System.CommandLine;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using ParticipationBot.Hosting;
using ParticipationBot.Simulator;
using ParticipationBot.Storage;
using ParticipationBot.Storage.Inbox;

namespace ParticipationBot.Commands.Bench;

/// <summary>The whole host on a fresh database in a temporary folder, and a Bot API server on loopback, both in this process.</summary>
internal sealed class BenchHost : IAsyncDisposable
{
    private readonly DirectoryInfo folder;
    private readonly WebApplication app;
    private readonly IDbContextFactory<ParticipationDb> databases;

    private BenchHost(DirectoryInfo folder, BotApiServer telegram, WebApplication app)
    {
        this.folder = folder;
        this.app = app;
        Telegram = telegram;
        databases = app.Services.GetRequiredService<IDbContextFactory<ParticipationDb>>();
    }

    public BotApiServer Telegram { get; }

    public static Option<string> DatabaseOption() => new("--database")
    {
        Description = "A PostgreSQL connection string (an empty database); SQLite in a temporary folder without.", DefaultValueFactory = _ => "",
    };

    public static async Task<BenchHost> StartAsync(string database, CancellationToken cancellation)
    {
        var place = Directory.CreateTempSubdirectory("participationbot-bench");
        var telegram = await BotApiServer.StartAsync(TimeProvider.System, new BotApiServerOptions { KeepsMessages = false });
        var built = await BotHost.BuildAsync(
        [
            $"--DataDirectory={place.FullName}", $"--ConnectionStrings:Main={database}", "--urls=http://127.0.0.1:0", $"--Telegram:BotToken={telegram.Token}",
            $"--Telegram:ApiRoot={telegram.Root}", "--Telegram:PacePerSecond=0", "--Telegram:WebhookUrl=", "--Telegram:StaffChat=",
        ], cancellation);
        await built.StartAsync(cancellation);
        return new BenchHost(place, telegram, built);
    }

    /// <summary>Updates whose turn was committed.</summary>
    public async Task<int> DoneAsync(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await db.Inbox.CountAsync(row => row.Status == InboxStatus.Done, cancellation);
    }

    public static async Task UntilAsync(Func<Task<bool>> holds, CancellationToken cancellation)
    {
        while (!await holds()) await Task.Delay(50, cancellation);
    }

    /// <summary>How many one-row transactions a second this disk commits with <c>synchronous=FULL</c>, and nothing else.</summary>
    public double RawCommits(TimeSpan time)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder.FullName, "raw.db")}");
        connection.Open();
        Execute(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE t (id INTEGER PRIMARY KEY, body BLOB);");
        var watch = Stopwatch.StartNew();
        var commits = 0;
        for (; watch.Elapsed < time; commits++) Execute(connection, "INSERT INTO t (body) VALUES (zeroblob(300))");
        return commits / watch.Elapsed.TotalSeconds;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        await Telegram.DisposeAsync();
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
