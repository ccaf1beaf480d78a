using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace ParticipationBot.Insights.Reports.Documents;

/// <summary>Prints a page to a tagged PDF with a Chromium of this machine. Optional: without one there is no PDF.</summary>
public static partial class PdfPrinter
{
    private static readonly string[] Names = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    public static string? Browser => Names.FirstOrDefault(File.Exists);

    /// <exception cref="IOException">The browser did not print.</exception>
    public static async Task PrintAsync(string browser, string html, string pdf, CancellationToken cancellation)
    {
        var profile = Directory.CreateTempSubdirectory("print-");
        try
        {
            var start = new ProcessStartInfo(browser) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
            string[] options = ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-background-networking", "--no-pdf-header-footer",
                "--user-data-dir=" + profile.FullName, "--print-to-pdf=" + pdf, new Uri(html).AbsoluteUri];
            foreach (var option in options) start.ArgumentList.Add(option);
            using var process = Process.Start(start)!;
            await Task.WhenAll(process.StandardError.ReadToEndAsync(cancellation), process.StandardOutput.ReadToEndAsync(cancellation), process.WaitForExitAsync(cancellation));
            if (process.ExitCode != 0 || !File.Exists(pdf)) throw new IOException($"{browser} ended with {process.ExitCode} and printed no PDF.");
        }
        finally
        {
            profile.Delete(recursive: true);
        }
        // The only bytes that the browser takes from the clock. Same length, so that the file's offsets stay true.
        var text = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(pdf, cancellation));
        await File.WriteAllBytesAsync(pdf, Encoding.Latin1.GetBytes(Dates().Replace(text, "D:19800101000000")), cancellation);
    }

    [GeneratedRegex(@"D:\d{14}", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Dates();
}
