using System.Diagnostics;
using System.Text.Json;

namespace ParticipationBot.Commands.Season;

internal static class SeasonPeer
{
    /// <returns>Each view's cluster within its topic; null where the peer cannot run here.</returns>
    public static async Task<IReadOnlyList<string>?> RunAsync(string script, IReadOnlyList<SeasonView> views, CancellationToken cancellation)
    {
        if (!File.Exists(script)) return null;
        // Debian's own interpreter, whose packages apt installs.
        var start = new ProcessStartInfo("/usr/bin/python3", [script]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardInput = true };
        using var python = Process.Start(start)!;
        var answer = python.StandardOutput.ReadToEndAsync(cancellation);
        var themes = views.GroupBy(view => view.Topic, StringComparer.Ordinal).ToDictionary(topic => topic.Key, topic => topic.Select(view => view.Theme).Distinct().Count(), StringComparer.Ordinal);
        foreach (var view in views) await python.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new { topic = view.Topic, text = view.Text, k = themes[view.Topic] }));
        python.StandardInput.Close();
        await python.WaitForExitAsync(cancellation);
        if (python.ExitCode == 0) return [.. (await answer).Split('\n', StringSplitOptions.RemoveEmptyEntries)];
        Console.Out.WriteLine("The peer did not run. Install it with: apt install python3-sklearn");
        return null;
    }
}
