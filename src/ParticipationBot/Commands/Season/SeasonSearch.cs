using System.Diagnostics;
using System.IO.Compression;
using System.Text;

namespace ParticipationBot.Commands.Season;

/// <summary>Looks into files as a reader's program would: unpacked documents, a PDF's text.</summary>
internal static class SeasonSearch
{
    private const int WordsOfDisclosure = 4;

    /// <returns>"file: kind" for each file that holds something it must not. Never the thing itself.</returns>
    public static async Task<IReadOnlyList<string>> FindAsync(string folder, IReadOnlyList<string> files, SeasonPlan season, CancellationToken cancellation)
    {
        var secrets = season.Secrets.Distinct(StringComparer.Ordinal).ToList();
        var runs = season.Disclosures.Select(told => string.Join(' ', told.Text.Split(' ').Take(WordsOfDisclosure))).Where(run => run.Count(letter => letter == ' ') == WordsOfDisclosure - 1).Distinct(StringComparer.Ordinal).ToList();
        List<string> leaks = [];
        foreach (var file in files)
        {
            var text = await TextAsync(Path.Combine(folder, file), cancellation);
            if (secrets.Exists(secret => text.Contains(secret, StringComparison.OrdinalIgnoreCase))) leaks.Add($"{file}: identifier");
            if (runs.Exists(run => text.Contains(run, StringComparison.OrdinalIgnoreCase))) leaks.Add($"{file}: disclosure");
        }
        return leaks;
    }

    private static async Task<string> TextAsync(string path, CancellationToken cancellation)
    {
        switch (Path.GetExtension(path))
        {
            case ".docx" or ".xlsx":
                var parts = new StringBuilder();
                await using (var archive = await ZipFile.OpenReadAsync(path, cancellation))
                {
                    foreach (var entry in archive.Entries)
                    {
                        using var reader = new StreamReader(await entry.OpenAsync(cancellation));
                        parts.Append(await reader.ReadToEndAsync(cancellation));
                    }
                }
                return parts.ToString();
            case ".pdf":
                using (var reader = Process.Start(new ProcessStartInfo("pdftotext", [path, "-"]) { UseShellExecute = false, RedirectStandardOutput = true })!)
                    return await reader.StandardOutput.ReadToEndAsync(cancellation);
            default:
                return await File.ReadAllTextAsync(path, cancellation);
        }
    }
}
