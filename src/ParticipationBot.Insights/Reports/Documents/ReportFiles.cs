using System.Text;
using ParticipationBot.Insights.Snapshots;

namespace ParticipationBot.Insights.Reports.Documents;

/// <summary>Writes a report's files into a folder: all of them or none.</summary>
public static class ReportFiles
{
    /// <param name="folder">Made where it is missing. Files of the same names are replaced at the end, once everything is written.</param>
    /// <param name="told">Hears the name of each file as it is begun.</param>
    /// <returns>The files, in order.</returns>
    public static Task<IReadOnlyList<string>> WriteAsync(string folder, Snapshot snapshot, IReadOnlyList<Report> reports, Action<string> told, CancellationToken cancellation) =>
        WriteAsync(folder, snapshot, reports, null, told, cancellation);

    /// <param name="only">Nothing but this file; null for all.</param>
    /// <exception cref="IOException">Something could not be written, for example because the disk is full. Then no file is there.</exception>
    public static async Task<IReadOnlyList<string>> WriteAsync(
        string folder, Snapshot snapshot, IReadOnlyList<Report> reports, string? only, Action<string> told, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        // Beside the goal, so that moving is a renaming and cannot stop half-way.
        var draft = Directory.CreateDirectory(Path.Combine(folder, ".draft-" + Path.GetRandomFileName()));
        try
        {
            var names = new List<string>();
            async Task WriteOneAsync(string name, Func<byte[]> content)
            {
                if (only is not null && name != only && !(name.EndsWith(".html", StringComparison.Ordinal) && only == Path.ChangeExtension(name, ".pdf"))) return;
                told(name);
                await KeepAsync(Path.Combine(draft.FullName, name), content(), cancellation);
                names.Add(name);
            }
            await WriteOneAsync("figures.csv", () => FigureFiles.Csv(snapshot));
            await WriteOneAsync("figures.xlsx", () => FigureFiles.Xlsx(snapshot));
            await WriteOneAsync("snapshot.json", snapshot.Content.ToBytes);
            await WriteOneAsync("codebook.json", () => Codebook.Json(snapshot));
            await WriteOneAsync("codebook.csv", () => Codebook.Csv(snapshot));
            foreach (var report in reports)
            {
                await WriteOneAsync(report.Name + ".html", () => Encoding.UTF8.GetBytes(HtmlDocument.Write(report)));
                await WriteOneAsync(report.Name + ".docx", () => WordDocument.Write(report));
            }
            if (PdfPrinter.Browser is { } browser) names.AddRange(await PrintAsync(browser, draft.FullName, [.. reports.Select(report => report.Name).Where(name => only is null || only == name + ".pdf")], told, cancellation));
            foreach (var name in names) File.Move(Path.Combine(draft.FullName, name), Path.Combine(folder, name), overwrite: true);
            return names;
        }
        finally
        {
            draft.Delete(recursive: true);
        }
    }

    /// <summary>The browser's start takes most of the time, so two run beside each other.</summary>
    private static async Task<IReadOnlyList<string>> PrintAsync(string browser, string folder, IReadOnlyList<string> reports, Action<string> told, CancellationToken cancellation)
    {
        foreach (var report in reports) told(report + ".pdf");
        await Parallel.ForEachAsync(reports, new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = cancellation }, async (report, stop) =>
            await PdfPrinter.PrintAsync(browser, Path.Combine(folder, report + ".html"), Path.Combine(folder, report + ".pdf"), stop));
        return [.. reports.Select(report => report + ".pdf")];
    }

    private static async Task KeepAsync(string file, byte[] content, CancellationToken cancellation)
    {
        try
        {
            await File.WriteAllBytesAsync(file, content, cancellation);
        }
        catch (ArgumentOutOfRangeException large)
        {
            // What .NET makes of a file system that lets no file grow so far.
            throw new IOException($"{Path.GetFileName(file)} could not be written: the disk has no room for it.", large);
        }
    }
}
