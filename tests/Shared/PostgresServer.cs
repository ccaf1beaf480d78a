using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace ParticipationBot.Tests;

/// <summary>A PostgreSQL server of the tests' own, on a free loopback port, in a folder that is deleted afterwards.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private readonly string folder;
    private readonly string programs;
    private readonly int port;
    private int databases;

    private PostgresServer(string programs, string folder, int port) => (this.programs, this.folder, this.port) = (programs, folder, port);

    /// <summary>Why there is no server here; null where there is one.</summary>
    public static string? Missing => Programs() is null ? "PostgreSQL's server is not installed (Debian: postgresql); ./test installs it." : null;

    public static async Task<PostgresServer> StartAsync()
    {
        var programs = Programs() ?? throw new InvalidOperationException(Missing);
        var folder = Directory.CreateTempSubdirectory("participation-postgres").FullName;
        if (Environment.UserName == "root") await RunAsync("chown", "postgres", folder);
        var server = new PostgresServer(programs, folder, FreePort());
        await server.AsOwnerAsync("initdb", "-D", $"{folder}/data", "-A", "trust", "-U", "postgres", "--no-sync", "-E", "UTF8");
        await server.AsOwnerAsync("pg_ctl", "-D", $"{folder}/data", "-w", "-l", $"{folder}/log", "-o", $"-p {server.port} -k {folder} -h 127.0.0.1 -c max_connections=200", "start");
        return server;
    }

    /// <summary>Makes an empty database.</summary>
    /// <returns>Its connection string.</returns>
    public async Task<string> DatabaseAsync()
    {
        var name = $"test{Interlocked.Increment(ref databases)}";
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await command.ExecuteNonQueryAsync();
        return ConnectionString(name);
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await AsOwnerAsync("pg_ctl", "-D", $"{folder}/data", "-m", "immediate", "stop");
        Directory.Delete(folder, recursive: true);
    }

    private static string? Programs() =>
        Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => $"{version}/bin").Where(path => File.Exists($"{path}/initdb")).Max()
            : null;

    private string ConnectionString(string database) => $"Host=127.0.0.1;Port={port};Username=postgres;Database={database}";

    /// <summary>PostgreSQL refuses to run as root.</summary>
    private Task AsOwnerAsync(string program, params string[] arguments) => Environment.UserName == "root"
        ? RunAsync("runuser", ["-u", "postgres", "--", $"{programs}/{program}", .. arguments])
        : RunAsync($"{programs}/{program}", arguments);

    private static async Task RunAsync(string program, params string[] arguments)
    {
        // Output goes to nowhere and not to a pipe: the server would inherit the pipe and keep it open.
        var quiet = new ProcessStartInfo("sh", ["-c", "exec \"$@\" >/dev/null 2>&1", "sh", program, .. arguments]) { WorkingDirectory = "/" };
        using var process = Process.Start(quiet)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
