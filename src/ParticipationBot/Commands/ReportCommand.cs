using System.CommandLine;
using ParticipationBot.Hosting;
using ParticipationBot.Insights.Reports;
using ParticipationBot.Insights.Reports.Documents;
using ParticipationBot.Insights.Snapshots;

namespace ParticipationBot.Commands;

/// <summary><c>report</c>: takes a snapshot, or opens one, and writes the reply with its annex.</summary>
internal sealed class ReportCommand : Command
{
    private readonly Option<string> profile = new("--profile") { Description = "The procedure: a shipped profile's id, or a file.", DefaultValueFactory = _ => "crc-kaz-5-6-5d" };
    private readonly Option<DateOnly?> from = new("--from") { Description = "First day, as 2026-01-31." };
    private readonly Option<DateOnly?> to = new("--to") { Description = "Last day, included." };
    private readonly Option<string?> snapshot = new("--snapshot") { Description = "Write from this snapshot again, instead of taking one." };
    private readonly Option<string?> languages = new("--lang") { Description = "Languages of the reply, as en,ru. The version for children always comes in its own." };
    private readonly Option<string> folder = new("--out") { Description = "Where the files go.", DefaultValueFactory = _ => "report" };
    private readonly Option<bool> demo = new("--demo") { Description = "Write a practice report from the demo's synthetic data." };

    public ReportCommand() : base("report", "Write the reply with its annex (DOCX, PDF, HTML, XLSX, CSV).")
    {
        foreach (var option in (Option[])[profile, from, to, snapshot, languages, folder, demo]) Add(option);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        try
        {
            var procedure = ReportProfile.Read(parsed.GetValue(profile)!);
            await using var app = await BotHost.BuildAsync(["--urls=http://127.0.0.1:0", "--Telegram:BotToken="], cancellation);
            var source = await SourceAsync(parsed, app.Services.GetRequiredService<SnapshotArchive>(), cancellation);
            var writer = app.Services.GetRequiredService<ReportWriter>();
            IReadOnlyList<string> asked = parsed.GetValue(languages)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? procedure.Languages;
            List<Report> reports =
            [
                .. asked.Select(language => writer.Write(procedure, source, language)),
                .. procedure.ChildLanguages.Select(language => writer.WriteForChildren(procedure, source, language)),
            ];
            var files = await ReportFiles.WriteAsync(parsed.GetValue(folder)!, source, reports, name => Console.Error.WriteLine("  " + name), cancellation);
            Console.Out.WriteLine($"{files.Count} files in {parsed.GetValue(folder)}, from the snapshot {source.Code} (SHA-256 {source.Hash}).");
            foreach (var report in reports.Take(asked.Count)) Console.Out.WriteLine(Budget(procedure, report));
            if (PdfPrinter.Browser is null) Console.Out.WriteLine("There is no Chromium here, so no PDF was printed.");
            return 0;
        }
        catch (Exception full) when (full is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"{full.Message} No file was left half-written in {parsed.GetValue(folder)}. Check that the disk has room and that the folder can be written.");
            return 1;
        }
        catch (Exception wrong) when (wrong is SnapshotRefusedException or ReportRefusedException)
        {
            Console.Error.WriteLine(wrong.Message);
            return 1;
        }
    }

    private async Task<Snapshot> SourceAsync(ParseResult parsed, SnapshotArchive archive, CancellationToken cancellation)
    {
        if (parsed.GetValue(snapshot) is { } code) return await archive.OpenAsync(code, cancellation);
        if (parsed.GetValue(from) is not { } first || parsed.GetValue(to) is not { } last)
            throw new ReportRefusedException("Say which days: --from 2026-01-01 --to 2026-03-31. Or name a snapshot: --snapshot CODE.");
        return await archive.TakeAsync("command line", first, last, parsed.GetValue(demo), cancellation);
    }

    private static string Budget(ReportProfile procedure, Report report) =>
        $"{report.Language}: {report.Words} words, {procedure.WordsLeast} to {procedure.WordsMost} wanted"
        + (report.Words > procedure.WordsMost ? ". Too long: shorten before sending." : report.Words < procedure.WordsLeast ? ". There is room for more." : ".");
}
