using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ParticipationBot.Simulator;
using ParticipationBot.Simulator.Children;

namespace ParticipationBot.EndToEnd.Tests;

/// <summary>The product as a process of its own, which a test can kill.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private readonly Dictionary<string, string> environment;
    private readonly List<string> output = [];
    private Process? process;

    public HostProcess(string dataDirectory, string? connectionString, BotApiServer? telegram, Dictionary<string, string>? more = null)
    {
        DataDirectory = dataDirectory;
        Address = new Uri($"http://127.0.0.1:{FreePort()}");
        environment = new Dictionary<string, string>
        {
            ["DataDirectory"] = dataDirectory,
            ["ASPNETCORE_URLS"] = Address.ToString(),
            ["ConnectionStrings__Main"] = connectionString ?? "",
            ["Language__ModelFile"] = TrainedModel.File,
        };
        foreach (var (name, value) in more ?? []) environment[name] = value;
        if (telegram is null) return;
        environment["Telegram__BotToken"] = telegram.Token;
        environment["Telegram__ApiRoot"] = telegram.Root;
        environment["Telegram__PacePerSecond"] = "0";
    }

    public string DataDirectory { get; }
    public Uri Address { get; }
    public int? ExitCode => process is { HasExited: true } ended ? ended.ExitCode : null;

    public string Output
    {
        get
        {
            lock (output) return string.Join('\n', output);
        }
    }

    public void Listen(int port) => environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}";

    /// <summary>Starts, and waits until the host says that it is ready.</summary>
    public async Task StartAsync()
    {
        Launch();
        using var client = new HttpClient();
        var limit = Stopwatch.StartNew();
        while (limit.Elapsed < TimeSpan.FromSeconds(90))
        {
            if (process!.HasExited) throw new InvalidOperationException($"The host ended with {process.ExitCode}:\n{Output}");
            try
            {
                using var answer = await client.GetAsync(new Uri(Address, "/health/ready"));
                if (answer.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            await Task.Delay(100);
        }
        throw new TimeoutException($"The host did not become ready:\n{Output}");
    }

    /// <summary>Runs another of the product's commands to its end.</summary>
    public static async Task<(int ExitCode, string Output)> CommandAsync(params string[] arguments)
    {
        using var command = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ParticipationBot.dll"), .. arguments])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var errors = command.StandardError.ReadToEndAsync();
        var output = await command.StandardOutput.ReadToEndAsync();
        await command.WaitForExitAsync();
        return (command.ExitCode, output + await errors);
    }

    /// <summary>Starts a host that is expected to refuse.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> RunToEndAsync()
    {
        Launch();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await process!.WaitForExitAsync(limit.Token);
        process.WaitForExit();
        return process.ExitCode;
    }

    /// <summary>From now on no file can be written, as on a full disk.</summary>
    public Task FillDiskAsync() => LimitFilesAsync("0");

    public Task FreeDiskAsync() => LimitFilesAsync("unlimited");

    /// <summary>SIGKILL: nothing is finished, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        process!.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false }) await KillAsync();
        process?.Dispose();
    }

    private async Task LimitFilesAsync(string bytes)
    {
        using var limiting = Process.Start("prlimit", ["--pid", $"{process!.Id}", $"--fsize={bytes}:unlimited"]);
        await limiting.WaitForExitAsync();
        if (limiting.ExitCode != 0) throw new InvalidOperationException("prlimit (util-linux) could not limit the host's files.");
    }

    private void Launch()
    {
        // Ignoring the signal that a full file limit sends, as a full disk sends none.
        var start = new ProcessStartInfo("bash", ["-c", "trap '' XFSZ; exec dotnet \"$0\"", Path.Combine(AppContext.BaseDirectory, "ParticipationBot.dll")])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private void Keep(string? line)
    {
        if (line is null) return;
        lock (output) output.Add(line);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
