using System.Diagnostics;
using ParticipationBot.Simulator;

namespace ParticipationBot.Commands.Bench;

/// <summary>The published build as a process of its own, on a database that others may share; it can be killed and started again.</summary>
internal sealed class KillableHost(string build, string folder, string database, BotApiServer telegram, IReadOnlyDictionary<string, string> settings) : IDisposable
{
    private Process? process;
    private string lastError = "";

    public async Task StartAsync(CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(build, "ParticipationBot.dll")]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DataDirectory"] = folder;
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["ConnectionStrings__Main"] = database;
        start.Environment["Telegram__BotToken"] = telegram.Token;
        start.Environment["Telegram__ApiRoot"] = telegram.Root;
        start.Environment["Telegram__PacePerSecond"] = "0";
        foreach (var (name, value) in settings) start.Environment[name] = value;
        var listening = new TaskCompletionSource();
        process?.Dispose();
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.Contains("http://127.0.0.1:", StringComparison.Ordinal) == true) listening.TrySetResult();
        };
        process.ErrorDataReceived += (_, line) => lastError = line.Data ?? lastError;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await Task.WhenAny(listening.Task, process.WaitForExitAsync(cancellation)).WaitAsync(TimeSpan.FromMinutes(10), cancellation);
        if (process.HasExited) throw new InvalidOperationException($"The build in {build} ended with {process.ExitCode}: {lastError}");
    }

    /// <summary>SIGKILL: nothing is finished, nothing is flushed.</summary>
    public async Task KillAsync()
    {
        process!.Kill();
        await process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (process is { HasExited: false })
        {
            process.Kill();
            process.WaitForExit();
        }
        process?.Dispose();
    }
}
