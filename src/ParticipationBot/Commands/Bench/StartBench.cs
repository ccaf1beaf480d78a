using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using ParticipationBot.Simulator;

namespace ParticipationBot.Commands.Bench;

/// <summary><c>bench start</c>: a published build as a process of its own: the time to its first answer, and its memory after many turns.</summary>
internal static class StartBench
{
    private const int Starts = 5;

    public static Command Command()
    {
        var build = new Option<string>("--build") { Description = "The folder of a published build; by default the one that runs.", DefaultValueFactory = _ => AppContext.BaseDirectory };
        var turns = new Option<int>("--turns") { Description = "How many turns before the memory is read.", DefaultValueFactory = _ => 10_000 };
        var chats = new Option<int>("--chats") { Description = "From how many chats.", DefaultValueFactory = _ => 500 };
        var command = new Command("start", "Cold start to the first answered update, and resident memory after many turns.") { build, turns, chats };
        command.SetAction((parsed, cancellation) =>
            RunAsync(parsed.GetValue(build)!, parsed.GetValue(turns), parsed.GetValue(chats), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string build, int turns, int chats, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("participationbot-bench");
        try
        {
            await using var telegram = await BotApiServer.StartAsync(TimeProvider.System, new BotApiServerOptions { KeepsMessages = false });
            using (var first = await AnswerAsync(build, folder.FullName, telegram, cancellation)) Stop(first.Process);
            Console.Out.WriteLine("The language model is trained and the database made. From process start to the first answered update:");
            for (var start = 1; start < Starts; start++)
            {
                using var started = await AnswerAsync(build, folder.FullName, telegram, cancellation);
                Console.Out.WriteLine($"  start {start}                    {started.ToFirstAnswer.TotalMilliseconds,8:0} ms");
                Stop(started.Process);
            }
            using var host = await AnswerAsync(build, folder.FullName, telegram, cancellation);
            Console.Out.WriteLine($"Resident after the start:    {Resident(host.Process)}");
            var children = Enumerable.Range(0, chats).Select(_ => telegram.AddChild("kk")).ToList();
            var sent = telegram.SentCount;
            for (var turn = 0; turn < turns; turn++) children[turn % chats].SendText($"кітапхана керек {turn}");
            await BenchHost.UntilAsync(() => Task.FromResult(telegram.SentCount >= sent + turns), cancellation);
            Console.Out.WriteLine($"Resident after {turns,6} turns: {Resident(host.Process)} ({chats} chats)");
            Stop(host.Process);
            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<Started> AnswerAsync(string build, string folder, BotApiServer telegram, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(build, "ParticipationBot.dll")]) { UseShellExecute = false, RedirectStandardOutput = true };
        start.Environment["DataDirectory"] = folder;
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["ConnectionStrings__Main"] = "";
        start.Environment["Telegram__BotToken"] = telegram.Token;
        start.Environment["Telegram__ApiRoot"] = telegram.Root;
        start.Environment["Telegram__PacePerSecond"] = "0";
        var sent = telegram.SentCount;
        telegram.AddChild("kk").SendCommand("/start");
        var watch = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        while (telegram.SentCount == sent)
        {
            if (process.HasExited) throw new InvalidOperationException($"The build in {build} ended with {process.ExitCode} before it answered.");
            await Task.Delay(1, cancellation);
        }
        return new Started(process, watch.Elapsed);
    }

    /// <summary>All that is resident, and what of it are pages of files, which several processes share and the system may drop.</summary>
    private static string Resident(Process process)
    {
        var status = File.ReadLines($"/proc/{process.Id}/status").ToDictionary(line => line[..line.IndexOf(':', StringComparison.Ordinal)], StringComparer.Ordinal);
        return $"{Megabytes("VmRSS"),8:0} MB, of which pages of files {Megabytes("RssFile"):0} MB";

        double Megabytes(string name) => long.Parse(status[name].Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024.0;
    }

    private static void Stop(Process process)
    {
        process.Kill();
        process.WaitForExit();
    }

    private sealed record Started(Process Process, TimeSpan ToFirstAnswer) : IDisposable
    {
        public void Dispose() => Process.Dispose();
    }
}
