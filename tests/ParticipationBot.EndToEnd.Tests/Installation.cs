using Microsoft.EntityFrameworkCore;
using ParticipationBot.Simulator;
using ParticipationBot.Simulator.Children;
using ParticipationBot.Storage;
using ParticipationBot.Storage.Keys;

namespace ParticipationBot.EndToEnd.Tests;

/// <summary>A data directory, a database, a Bot API server on loopback, and a host on them.</summary>
internal sealed class Installation : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("participation-e2e");
    private readonly PostgresServer? postgres;

    private Installation(PostgresServer? postgres, string? connectionString, BotApiServer telegram)
    {
        this.postgres = postgres;
        ConnectionString = connectionString;
        Telegram = telegram;
        Host = NewHost();
    }

    public string Folder => folder.FullName;
    public string? ConnectionString { get; }
    public BotApiServer Telegram { get; }
    public HostProcess Host { get; }

    public static async Task<Installation> StartAsync(string database = "sqlite")
    {
        if (database == "postgres" && PostgresServer.Missing is { } reason) Assert.Skip(reason);
        var server = database == "postgres" ? await PostgresServer.StartAsync() : null;
        var connection = server is null ? null : await server.DatabaseAsync();
        var installation = new Installation(server, connection, await BotApiServer.StartAsync(TimeProvider.System));
        await installation.Host.StartAsync();
        return installation;
    }

    /// <summary>A further host on the same database and keys.</summary>
    public HostProcess NewHost() => new(Folder, ConnectionString, Telegram);

    public ParticipationDb Database()
    {
        var options = new DbContextOptionsBuilder<ParticipationDb>();
        _ = ConnectionString is null
            ? options.UseSqlite($"Data Source={Path.Combine(Folder, "participation.db")}")
            : options.UseNpgsql(ConnectionString);
        return new ParticipationDb(options.Options);
    }

    public string Open(byte[] view) => new TextVault(new KeyRing(Folder)).OpenText(view, VaultPurpose.View);

    /// <summary>Waits until the database says so.</summary>
    public async Task UntilAsync(Func<ParticipationDb, Task<bool>> holds, string what, int seconds = 60)
    {
        for (var waited = 0; waited < seconds * 5; waited++)
        {
            await using (var db = Database())
            {
                if (await holds(db)) return;
            }
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }
        throw new TimeoutException($"Not reached in {seconds} s: {what}\n{Host.Output}");
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Telegram.DisposeAsync();
        if (postgres is not null) await postgres.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }
}
