using System.CommandLine;
using System.Diagnostics;
using ParticipationBot.Insights.Reports;
using ParticipationBot.Insights.Reports.Documents;
using ParticipationBot.Insights.Snapshots;

namespace ParticipationBot.Commands.Bench;

/// <summary><c>bench report</c>: the whole report from a snapshot: four documents in three formats, figures and codebook.</summary>
internal static class ReportBench
{
    public static Command Command()
    {
        var views = new Option<int>("--views") { Description = "How many views the snapshot is taken of.", DefaultValueFactory = _ => 100_000 };
        var command = new Command("report", "The full report from a snapshot, limit 10 s.") { views };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(views), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(int views, CancellationToken cancellation)
    {
        await using var bench = await BenchViews.StartAsync(cancellation);
        var now = TimeProvider.System.GetUtcNow();
        await bench.AddAsync(views, now, TimeSpan.FromDays(90), cancellation);
        var (archive, writer, profile) = (bench.Services.GetRequiredService<SnapshotArchive>(), bench.Services.GetRequiredService<ReportWriter>(), ReportProfile.Read("crc-kaz-5-6-5d"));
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var watch = Stopwatch.StartNew();
        var snapshot = await archive.TakeAsync("bench", today.AddDays(-91), today.AddDays(1), isDemo: false, cancellation);
        Console.Out.WriteLine($"Snapshot of {views:N0} views:                {watch.Elapsed.TotalSeconds,6:0.0} s");
        for (var run = 1; run <= 3; run++)
        {
            var folder = Directory.CreateTempSubdirectory("participationbot-report");
            watch.Restart();
            var reports = profile.Editions.Select(edition => writer.Write(profile, snapshot, edition, new Dictionary<string, string>())).ToList();
            var files = await ReportFiles.WriteAsync(folder.FullName, snapshot, reports, _ => { }, cancellation);
            var bytes = files.Sum(file => new FileInfo(Path.Combine(folder.FullName, file)).Length);
            Console.Out.WriteLine($"Full report, run {run}: {files.Count} files, {bytes / 1024,4:N0} KiB:  {watch.Elapsed.TotalSeconds,6:0.0} s (limit 10 s)");
            folder.Delete(recursive: true);
        }
        if (PdfPrinter.Browser is null) Console.Out.WriteLine("There is no Chromium here, so no PDF was printed.");
        return 0;
    }
}
