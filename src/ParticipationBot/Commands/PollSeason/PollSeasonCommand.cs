using System.CommandLine;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using ParticipationBot.Commands.Bench;
using ParticipationBot.Hosting;
using ParticipationBot.Simulator;

namespace ParticipationBot.Commands.PollSeason;

/// <summary>
/// <c>season</c>: a parliament's poll from its draft to the ledger, answered through a Bot API server on loopback by many children, with the host
/// killed in between. Ends with 1 where anything differs from what the children meant, or a small cell can be computed.
/// </summary>
internal sealed class PollSeasonCommand : Command
{
    private readonly Option<int> count = new("--children") { Description = "How many children take part.", DefaultValueFactory = _ => 2000 };
    private readonly Option<int> atOnce = new("--at-once") { Description = "How many of them at the same time.", DefaultValueFactory = _ => 200 };
    private readonly Option<int> kills = new("--kills") { Description = "How many times the host is killed by SIGKILL while they answer.", DefaultValueFactory = _ => 2 };
    private readonly Option<string> build = new("--build") { Description = "The folder of a published build; by default the one that runs.", DefaultValueFactory = _ => AppContext.BaseDirectory };
    private readonly Option<string> model = new("--model") { Description = "A trained language model; trained in the host's folder without.", DefaultValueFactory = _ => "" };
    private readonly Option<string> database = BenchHost.DatabaseOption();

    public PollSeasonCommand() : base("season", "Play a parliament's poll from the idea to the ledger, with crashes, and check every number.")
    {
        foreach (var option in (Option[])[count, atOnce, kills, build, model, database]) Add(option);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("participationbot-season");
        try
        {
            await using var telegram = await BotApiServer.StartAsync(TimeProvider.System);
            var settings = new Dictionary<string, string> { ["News__QuietFrom"] = "00:00", ["News__QuietUntil"] = "00:00" };
            if (parsed.GetValue(model) is { Length: > 0 } trained) settings["Language__ModelFile"] = Path.GetFullPath(trained);
            using var host = new KillableHost(parsed.GetValue(build)!, folder.FullName, parsed.GetValue(database)!, telegram, settings);
            await host.StartAsync(cancellation);
            // Not started: the parliament works through it, and it reads what the host has written.
            await using var desk = await BotHost.BuildAsync(
            [
                "--urls=http://127.0.0.1:0", "--Production=false", $"--DataDirectory={folder.FullName}", $"--ConnectionStrings:Main={parsed.GetValue(database)}",
                $"--Language:ModelFile={parsed.GetValue(model)}", "--Telegram:BotToken=",
            ], cancellation);
            var errors = await PlayAsync(parsed, host, telegram, desk.Services, cancellation);
            foreach (var error in errors.Take(20)) Console.Out.WriteLine($"  wrong: {error}");
            Console.Out.WriteLine(errors.Count == 0 ? "PASS" : $"FAIL ({errors.Count})");
            return errors.Count == 0 ? 0 : 1;
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    private async Task<List<string>> PlayAsync(ParseResult parsed, KillableHost host, BotApiServer telegram, IServiceProvider services, CancellationToken cancellation)
    {
        var children = Enumerable.Range(0, parsed.GetValue(count)).Select(number => new PollChild(telegram.AddChild(number % 5 < 3 ? "kk" : "ru"), number)).ToList();
        var (parliament, check, watch) = (new Parliament(services), new SeasonCheck(services, children), Stopwatch.StartNew());
        Console.Out.WriteLine($"{children.Count} children, {(parsed.GetValue(database)!.Length == 0 ? "SQLite" : "PostgreSQL")}, {parsed.GetValue(kills)} kills.");
        await EachAsync(parsed, children, child => child.TakePartAsync(), cancellation);
        Console.Out.WriteLine($"{watch.Elapsed.TotalSeconds,6:0} s  all take part");
        await parliament.OpenPollAsync(cancellation);
        await parliament.InviteAsync(cancellation);
        await check.UntilInvitedAsync(cancellation);
        Console.Out.WriteLine($"{watch.Elapsed.TotalSeconds,6:0} s  the parliament's poll is approved and open; {children.Count(child => child.IsInvited)} who asked for news are invited");
        var answering = EachAsync(parsed, children, child => child.AnswerAsync(), cancellation);
        await KillAsync(host, children, parsed.GetValue(kills), answering, cancellation);
        await answering;
        await check.UntilStoredAsync(cancellation);
        Console.Out.WriteLine($"{watch.Elapsed.TotalSeconds,6:0} s  all have answered, changed, left or stopped");
        var errors = new List<string>(await check.StoredAsync(cancellation));
        var live = await parliament.CloseAsync(cancellation);
        if (live != check.Truth.Answered) errors.Add($"the live total is {live}, {check.Truth.Answered} answered");
        var results = await check.ResultsAsync(cancellation);
        Console.Out.WriteLine($"{watch.Elapsed.TotalSeconds,6:0} s  closed and counted");
        await parliament.PublishCommitmentAsync(cancellation);
        await check.UntilToldAsync(cancellation);
        Console.Out.WriteLine($"{watch.Elapsed.TotalSeconds,6:0} s  results and the commitment are told to those who answered and want news");
        return [.. errors, .. check.Published(results), .. check.Told()];
    }

    private Task EachAsync(ParseResult parsed, List<PollChild> children, Func<PollChild, Task> act, CancellationToken cancellation) =>
        Parallel.ForEachAsync(children, new ParallelOptions { MaxDegreeOfParallelism = parsed.GetValue(atOnce), CancellationToken = cancellation }, async (child, _) => await act(child));

    /// <summary>Evenly over the answering: each time a share of the children has begun to answer, the host dies in the middle of its work.</summary>
    private static async Task KillAsync(KillableHost host, List<PollChild> children, int kills, Task answering, CancellationToken cancellation)
    {
        for (var kill = 1; kill <= kills; kill++)
        {
            while (children.Count(child => child.HasBegun) < children.Count * kill / (kills + 1) && !answering.IsCompleted) await Task.Delay(50, cancellation);
            await host.KillAsync();
            Console.Out.WriteLine($"         killed when {children.Count(child => child.HasBegun)} had begun");
            await host.StartAsync(cancellation);
        }
    }
}
