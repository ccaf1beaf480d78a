using System.CommandLine;
using System.Diagnostics;
using ParticipationBot.Commands.Season;
using ParticipationBot.Hosting;

namespace ParticipationBot.Commands.Bench;

/// <summary><c>bench themes</c>: how long the nightly build takes and how much memory, from encrypted rows to kept themes.</summary>
internal static class ThemesBench
{
    private const int Part = 20_000;

    public static Command Command()
    {
        var sizes = new Option<string>("--views") { Description = "How many views, one run for each.", DefaultValueFactory = _ => "10000,100000,1000000" };
        var plan = new Option<string>("--plan") { Description = "Which messages of the corpus say the same.", DefaultValueFactory = _ => "benchmarks/planted_themes.tsv" };
        var command = new Command("themes", "The nightly build of themes; limit 10 minutes and 2 GB for 1,000,000 views on 2 cores.") { sizes, plan };
        command.SetAction((parsed, cancellation) => RunAsync([.. parsed.GetValue(sizes)!.Split(',').Select(int.Parse)], parsed.GetValue(plan)!, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(int[] sizes, string plan, CancellationToken cancellation)
    {
        var stock = SeasonStock.Read(Settings.Read(new ConfigurationBuilder().AddEnvironmentVariables().Build()).LocalizationFolder, plan);
        Console.Out.WriteLine($"{Environment.ProcessorCount} cores. first: everything read, decrypted, cleaned, grouped and kept. again: the next night's build. memory: the process at its most, model and all.");
        Console.Out.WriteLine("    views   first s   again s  themes   memory MB");
        foreach (var views in sizes)
        {
            await using var place = await SeasonHost.StartAsync(cancellation);
            for (var done = 0; done < views; done += Part)
            {
                var season = new SeasonPlan(stock, TimeProvider.System.GetUtcNow(), done);
                season.Fill(Math.Min(Part, views - done));
                await place.AddUnscreenedAsync(season, done, cancellation);
            }
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            var (first, memory, themes) = await MeasureAsync(place, cancellation);
            var (again, more, _) = await MeasureAsync(place, cancellation);
            Console.Out.WriteLine($"{views,9:N0} {first,9:0.0} {again,9:0.0} {themes,7} {Math.Max(memory, more),11:0}");
        }
        return 0;
    }

    private static async Task<(double Seconds, double Megabytes, int Themes)> MeasureAsync(SeasonHost place, CancellationToken cancellation)
    {
        using var process = Process.GetCurrentProcess();
        var most = 0L;
        await using var watcher = new Timer(_ => { process.Refresh(); most = Math.Max(most, process.WorkingSet64); }, null, TimeSpan.Zero, TimeSpan.FromMilliseconds(250));
        var watch = Stopwatch.StartNew();
        var build = await place.Themes.BuildAsync(isDemo: false, null, cancellation);
        return (watch.Elapsed.TotalSeconds, most / 1024.0 / 1024.0, build.Themes.Count());
    }
}
