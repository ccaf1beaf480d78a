using System.Collections.Concurrent;
using System.CommandLine;
using System.Diagnostics;

namespace ParticipationBot.Commands.Bench;

/// <summary><c>bench latency</c>: how long a child waits for the reply, at a steady rate of messages.</summary>
internal static class LatencyBench
{
    private const int WarmUpSeconds = 5;

    public static Command Command()
    {
        var rate = new Option<int>("--rate") { Description = "Messages a second.", DefaultValueFactory = _ => 100 };
        var seconds = new Option<int>("--seconds") { Description = "For how long.", DefaultValueFactory = _ => 30 };
        var database = BenchHost.DatabaseOption();
        var command = new Command("latency", "The time from an update to its reply at the Bot API server, pacing lifted.") { rate, seconds, database };
        command.SetAction((parsed, cancellation) =>
            RunAsync(parsed.GetValue(rate), parsed.GetValue(seconds), parsed.GetValue(database)!, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(int rate, int seconds, string database, CancellationToken cancellation)
    {
        await using var bench = await BenchHost.StartAsync(database, cancellation);
        // Each message comes from a chat of its own, so that its reply is known by the chat.
        var total = rate * (seconds + WarmUpSeconds);
        var sentAt = new ConcurrentDictionary<long, long>();
        var waits = new ConcurrentBag<(long Sent, double Milliseconds)>();
        bench.Telegram.Delivered += chat =>
        {
            if (sentAt.TryRemove(chat, out var sent)) waits.Add((sent, Stopwatch.GetElapsedTime(sent).TotalMilliseconds));
        };
        var start = Stopwatch.GetTimestamp();
        for (var message = 0; message < total; message++)
        {
            var due = TimeSpan.FromSeconds((double)message / rate) - Stopwatch.GetElapsedTime(start);
            if (due > TimeSpan.Zero) await Task.Delay(due, cancellation);
            var child = bench.Telegram.AddChild("kk");
            sentAt[child.Identity.Id] = Stopwatch.GetTimestamp();
            child.SendText("кітапхана керек");
        }
        await BenchHost.UntilAsync(() => Task.FromResult(sentAt.IsEmpty), cancellation);

        var measured = waits.Where(wait => Stopwatch.GetElapsedTime(start, wait.Sent).TotalSeconds >= WarmUpSeconds)
            .Select(wait => wait.Milliseconds).Order().ToList();
        Console.Out.WriteLine($"From update to reply, {rate} a second for {seconds} s ({measured.Count} messages):");
        foreach (var (name, share) in new[] { ("median", 0.5), ("p95", 0.95), ("p99", 0.99), ("longest", 1.0) })
            Console.Out.WriteLine($"  {name,-8} {measured[Math.Min(measured.Count - 1, (int)(measured.Count * share))],8:0.0} ms");
        return 0;
    }
}
