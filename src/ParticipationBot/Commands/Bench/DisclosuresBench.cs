using System.CommandLine;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using ParticipationBot.Hosting;
using ParticipationBot.Simulator;
using ParticipationBot.Storage;
using ParticipationBot.Storage.Inbox;

namespace ParticipationBot.Commands.Bench;

/// <summary>
/// <c>bench disclosures</c>: many children disclose at once to two hosts of a published build, which are killed in turn, while Telegram and mail
/// fail now and then. Every text must end in its child's case exactly once, no deadline may fire twice, and each case must have called
/// somebody, without a word of content. Ends with 1 where that does not hold.
/// </summary>
internal static class DisclosuresBench
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    public static Command Command()
    {
        var count = new Option<int>("--count") { Description = "How many children disclose.", DefaultValueFactory = _ => 2000 };
        var kills = new Option<int>("--kills") { Description = "How many times a host is killed by SIGKILL.", DefaultValueFactory = _ => 3 };
        var build = new Option<string>("--build") { Description = "The folder of a published build; by default the one that runs.", DefaultValueFactory = _ => AppContext.BaseDirectory };
        var model = new Option<string>("--model") { Description = "A trained language model; trained in the hosts' folder without.", DefaultValueFactory = _ => "" };
        var database = BenchHost.DatabaseOption();
        var command = new Command("disclosures", "Disclosures to two hosts on PostgreSQL (one on SQLite) that are killed in between: none lost, none doubled.") { count, kills, build, model, database };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetValue(count), parsed.GetValue(kills), parsed.GetValue(build)!, parsed.GetValue(model)!, parsed.GetValue(database)!, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(int count, int kills, string build, string model, string database, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("participationbot-bench");
        await using var telegram = await BotApiServer.StartAsync(TimeProvider.System, new BotApiServerOptions());
        await using var notices = new NoticeCheck(telegram);
        var settings = new Dictionary<string, string>(notices.Settings)
        {
            ["Helpline__Deadlines__AcknowledgeHigh"] = Deadline.ToString(), ["Helpline__Deadlines__AcknowledgeImmediate"] = Deadline.ToString(),
        };
        if (model.Length > 0) settings["Language__ModelFile"] = model;
        List<KillableHost> hosts = [.. Enumerable.Range(0, database.Length == 0 ? 1 : 2).Select(_ => new KillableHost(build, folder.FullName, database, telegram, settings))];
        try
        {
            // The first makes the database and trains the model; the second finds both.
            foreach (var host in hosts) await host.StartAsync(cancellation);
            // Not started: it only reads what the hosts have written.
            await using var reader = await BotHost.BuildAsync(
                ["--urls=http://127.0.0.1:0", "--Production=false", $"--DataDirectory={folder.FullName}", $"--ConnectionStrings:Main={database}", $"--Language:ModelFile={model}"], cancellation);
            var check = await SealedCheck.PrepareAsync(reader.Services, cancellation);
            Console.Out.WriteLine($"{hosts.Count} host(s) of {build} on {(database.Length == 0 ? "SQLite" : "PostgreSQL")}; {count} disclosures, {kills} kills.");
            var watch = Stopwatch.StartNew();
            for (var child = 0; child < count; child++) telegram.AddChild("ru").SendText(SealedCheck.Text(child));
            await KillAsync(reader.Services, hosts, count, kills, cancellation);
            await UntilAsync(async () => await DoneAsync(reader.Services, cancellation) >= count && telegram.PendingUpdates == 0, cancellation);
            Console.Out.WriteLine($"All taken after {watch.Elapsed.TotalSeconds:0.0} s, {count / watch.Elapsed.TotalSeconds:0} /s with {kills} restarts in it.");
            await UntilAsync(() => check.AllOverdueAsync(count, cancellation), cancellation);
            var found = await check.ReadAsync(cancellation);
            Console.Out.WriteLine(found.Report);
            await UntilAsync(() => NoticeCheck.AllSettledAsync(reader.Services, cancellation), cancellation);
            var called = await notices.ReadAsync(reader.Services, cancellation);
            Console.Out.WriteLine(called.Report);
            return found.Holds(count) && called.Holds(count) ? 0 : 1;
        }
        finally
        {
            foreach (var host in hosts) host.Dispose();
            SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Evenly over the load: each time a share of the disclosures has been taken, a host dies in the middle of its work and comes back.</summary>
    private static async Task KillAsync(IServiceProvider services, List<KillableHost> hosts, int count, int kills, CancellationToken cancellation)
    {
        for (var kill = 0; kill < kills; kill++)
        {
            var share = count * (kill + 1) / (kills + 1);
            await UntilAsync(async () => await DoneAsync(services, cancellation) >= share, cancellation);
            var host = hosts[kill % hosts.Count];
            await host.KillAsync();
            Console.Out.WriteLine($"  host {(kill % hosts.Count) + 1} killed after {await DoneAsync(services, cancellation)} turns");
            await host.StartAsync(cancellation);
        }
    }

    private static async Task<int> DoneAsync(IServiceProvider services, CancellationToken cancellation)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<ParticipationDb>>().CreateDbContextAsync(cancellation);
        return await db.Inbox.CountAsync(row => row.Status == InboxStatus.Done, cancellation);
    }

    private static async Task UntilAsync(Func<Task<bool>> holds, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        while (!await holds())
        {
            if (watch.Elapsed > Longest) throw new TimeoutException("The hosts did not finish in ten minutes.");
            await Task.Delay(100, cancellation);
        }
    }
}
