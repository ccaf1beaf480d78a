using System.CommandLine;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using ParticipationBot.Hosting;
using ParticipationBot.Simulator;
using ParticipationBot.Storage;
using ParticipationBot.Storage.Inbox;

namespace ParticipationBot.Commands;

/// <summary><c>bench turns</c>: turns per second through the real Telegram channel, beside what the disk allows.</summary>
internal sealed class BenchCommand : Command
{
    public BenchCommand() : base("bench", "Measure the product on this machine.")
    {
        var updates = new Option<int>("--updates") { Description = "How many messages the children send.", DefaultValueFactory = _ => 5000 };
        var chats = new Option<int>("--chats") { Description = "From how many chats.", DefaultValueFactory = _ => 500 };
        var database = new Option<string>("--database") { Description = "A PostgreSQL connection string (an empty database); SQLite in a temporary folder without.", DefaultValueFactory = _ => "" };
        var turns = new Command("turns", "Turns from update to commit and to the delivered reply, pacing lifted; load generator on the same machine.") { updates, chats, database };
        turns.SetAction((parsed, cancellation) => TurnsAsync(parsed.GetValue(updates), parsed.GetValue(chats), parsed.GetValue(database)!, cancellation));
        Add(turns);
    }

    private static async Task<int> TurnsAsync(int updates, int chats, string database, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("participationbot-bench");
        try
        {
            Console.Out.WriteLine($"One-row SQLite commits, synchronous=FULL: {RawCommits(folder.FullName, TimeSpan.FromSeconds(3)),8:0} /s (this machine's limit)");
            await using var telegram = await BotApiServer.StartAsync(TimeProvider.System, new BotApiServerOptions { KeepsMessages = false });
            await using var app = await BotHost.BuildAsync(
            [
                $"--DataDirectory={folder.FullName}", $"--ConnectionStrings:Main={database}", "--urls=http://127.0.0.1:0", $"--Telegram:BotToken={telegram.Token}",
                $"--Telegram:ApiRoot={telegram.Root}", "--Telegram:PacePerSecond=0", "--Telegram:WebhookUrl=", "--Telegram:StaffChat=",
            ], cancellation);
            await app.StartAsync(cancellation);
            var children = Enumerable.Range(0, chats).Select(_ => telegram.AddChild("kk")).ToList();
            var databases = app.Services.GetRequiredService<IDbContextFactory<ParticipationDb>>();

            var watch = Stopwatch.StartNew();
            for (var update = 0; update < updates; update++) children[update % chats].SendText($"кітапхана керек {update}");
            await UntilAsync(async () => await DoneAsync(databases, cancellation) >= updates, cancellation);
            Console.Out.WriteLine($"Turns from update to commit:              {updates / watch.Elapsed.TotalSeconds,8:0} /s");
            await UntilAsync(() => Task.FromResult(telegram.SentCount >= updates), cancellation);
            Console.Out.WriteLine($"Turns with every reply delivered:         {updates / watch.Elapsed.TotalSeconds,8:0} /s");
            Console.Out.WriteLine($"Resident memory, load generator included: {Process.GetCurrentProcess().WorkingSet64 / 1024 / 1024,8} MB");
            await app.StopAsync(cancellation);
            return 0;
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    private static async Task<int> DoneAsync(IDbContextFactory<ParticipationDb> databases, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await db.Inbox.CountAsync(row => row.Status == InboxStatus.Done, cancellation);
    }

    private static async Task UntilAsync(Func<Task<bool>> holds, CancellationToken cancellation)
    {
        while (!await holds()) await Task.Delay(50, cancellation);
    }

    private static double RawCommits(string folder, TimeSpan time)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "raw.db")}");
        connection.Open();
        Execute(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE t (id INTEGER PRIMARY KEY, body BLOB);");
        var watch = Stopwatch.StartNew();
        var commits = 0;
        for (; watch.Elapsed < time; commits++) Execute(connection, "INSERT INTO t (body) VALUES (zeroblob(300))");
        return commits / watch.Elapsed.TotalSeconds;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
