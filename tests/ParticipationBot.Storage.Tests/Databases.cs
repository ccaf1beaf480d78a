[assembly: AssemblyFixture(typeof(ParticipationBot.Storage.Tests.Databases))]

namespace ParticipationBot.Storage.Tests;

/// <summary>Both databases of the product, for all tests of this assembly. The server starts with the first test that wants it.</summary>
public sealed class Databases : IAsyncLifetime
{
    private PostgresServer? server;
    private readonly SemaphoreSlim starting = new(1);

    public static TheoryData<string> Both => ["sqlite", "postgres"];

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <returns>A connection string of an empty database; null stands for SQLite in the data directory.</returns>
    public async Task<string?> EmptyAsync(string kind)
    {
        if (kind == "sqlite") return null;
        if (PostgresServer.Missing is { } reason) Assert.Skip(reason);
        await starting.WaitAsync();
        try
        {
            server ??= await PostgresServer.StartAsync();
        }
        finally
        {
            starting.Release();
        }
        return await server.DatabaseAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null) await server.DisposeAsync();
        starting.Dispose();
    }
}
