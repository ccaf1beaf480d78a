using System.CommandLine;
using System.Diagnostics;

namespace ParticipationBot.Commands.Bench;

/// <summary><c>bench turns</c>: turns per second through the real Telegram channel, beside what the disk allows.</summary>
internal static class TurnsBench
{
    private const int WarmUp = 2000;

    public static Command Command()
    {
        var updates = new Option<int>("--updates") { Description = "How many messages the children send.", DefaultValueFactory = _ => 20_000 };
        var chats = new Option<int>("--chats") { Description = "From how many chats.", DefaultValueFactory = _ => 500 };
        var database = BenchHost.DatabaseOption();
        var command = new Command(
            "turns", "Turns from update to commit and to the delivered reply, pacing lifted; load generator on the same machine.") { updates, chats, database };
        command.SetAction((parsed, cancellation) =>
            RunAsync(parsed.GetValue(updates), parsed.GetValue(chats), parsed.GetValue(database)!, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(int updates, int chats, string database, CancellationToken cancellation)
    {
        await using var bench = await BenchHost.StartAsync(database, cancellation);
        var limit = database.Length == 0 ? $"{bench.RawCommits(TimeSpan.FromSeconds(3)),8:0} /s (this machine's limit)" : "not measured";
        Console.Out.WriteLine($"One-row SQLite commits, synchronous=FULL:   {limit}");
        var children = Enumerable.Range(0, chats).Select(_ => bench.Telegram.AddChild("kk")).ToList();

        var watch = new Stopwatch();
        foreach (var (from, count) in new[] { (0, WarmUp), (WarmUp, updates) })
        {
            watch.Restart();
            var (done, sent) = (await bench.DoneAsync(cancellation), bench.Telegram.SentCount);
            for (var update = from; update < from + count; update++) children[update % chats].SendText($"кітапхана керек {update}");
            await BenchHost.UntilAsync(async () => await bench.DoneAsync(cancellation) >= done + count, cancellation);
            var committed = watch.Elapsed;
            await BenchHost.UntilAsync(() => Task.FromResult(bench.Telegram.SentCount >= sent + count), cancellation);
            if (from == 0) continue;
            Console.Out.WriteLine($"Turns from update to commit:                {count / committed.TotalSeconds,8:0} /s");
            Console.Out.WriteLine($"Turns with every reply delivered:           {count / watch.Elapsed.TotalSeconds,8:0} /s");
        }
        Console.Out.WriteLine($"Measured over {updates} turns from {chats} chats, after {WarmUp} to warm up.");
        return 0;
    }
}
