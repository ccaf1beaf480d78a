using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using ParticipationBot.Hosting;
using ParticipationBot.Language;
using ParticipationBot.Language.Commands;
using ParticipationBot.Participation.Topics;
using ParticipationBot.Safeguarding.Screening;

namespace ParticipationBot.Commands.Bench;

/// <summary><c>bench language</c>: understanding one message and many, on one core, beside scikit-learn on the same corpus.</summary>
internal static class LanguageBench
{
    private const int Rounds = 10;

    public static Command Command()
    {
        var peer = new Option<string>("--peer")
        {
            Description = "The script of the peer (needs Debian's python3-sklearn); empty to leave it out.", DefaultValueFactory = _ => "benchmarks/scikit_learn_peer.py",
        };
        var command = new Command("language", "Topics and screening of a message: speed and accuracy beside scikit-learn on the same corpus.") { peer };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetValue(peer)!, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string peer, CancellationToken cancellation)
    {
        var settings = Settings.Read(new ConfigurationBuilder().AddEnvironmentVariables().Build());
        await using var services = new ServiceCollection()
            .AddLanguage(new LanguageOptions(settings.ModelFile, settings.LocalizationFolder), new WriterProgress(Console.Out)).BuildServiceProvider();
        var (gate, topics) = (new ScreeningGate(services.GetRequiredService<IScreen>()), services.GetRequiredService<ITopicClassifier>());
        var texts = EvaluateCommand.TestTexts(settings.LocalizationFolder);
        foreach (var text in texts) Understand(text);

        var single = new List<double>();
        var watch = Stopwatch.StartNew();
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var text in texts)
            {
                var began = Stopwatch.GetTimestamp();
                Understand(text);
                single.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
        }
        var perSecond = texts.Count * Rounds / watch.Elapsed.TotalSeconds;
        single.Sort();
        var figures = EvaluateCommand.Figures(settings.LocalizationFolder, settings.ModelFile);
        double Of(string language, string measure) => figures.Single(figure => figure.Slice == language && figure.Measure == measure).Value;

        Console.Out.WriteLine($"{"",-44}{"here",10}{"scikit-learn",14}");
        var other = await PeerAsync(peer, settings.LocalizationFolder, Of("kk", "views alarmed"), Of("ru", "views alarmed"), cancellation);
        Line("One message, median, one core (ms)", single[single.Count / 2], other, "median_ms");
        Line("Messages a second, one core", perSecond, other, "per_second");
        foreach (var language in new[] { "kk", "ru" })
        {
            Line($"{language}: first topic right", Of(language, "first label among the true ones"), other, $"{language} topics");
            Line($"{language}: disclosures routed, views alarmed {Of(language, "views alarmed"):0.00}", Of(language, "disclosures routed"), other, $"{language} disclosures");
        }
        Console.Out.WriteLine($"Model file: {new FileInfo(settings.ModelFile).Length / 1024.0 / 1024.0:0.0} MB");
        return 0;

        void Understand(string text)
        {
            gate.Screen(text);
            topics.Guess(text);
        }
    }

    private static void Line(string name, double here, Dictionary<string, double>? other, string key) =>
        Console.Out.WriteLine(FormattableString.Invariant($"{name,-44}{here,10:0.00}") + (other is null ? $"{"–",14}" : FormattableString.Invariant($"{other[key],14:0.00}")));

    private static async Task<Dictionary<string, double>?> PeerAsync(string script, string localizationFolder, double alarmedKazakh, double alarmedRussian, CancellationToken cancellation)
    {
        if (!File.Exists(script)) return null;
        // Debian's own interpreter, whose packages apt installs.
        var start = new ProcessStartInfo("/usr/bin/python3", [script, localizationFolder, .. EvaluateCommand.TestBatches]) { UseShellExecute = false, RedirectStandardOutput = true };
        start.Environment["ALARMED_KK"] = alarmedKazakh.ToString(CultureInfo.InvariantCulture);
        start.Environment["ALARMED_RU"] = alarmedRussian.ToString(CultureInfo.InvariantCulture);
        start.Environment["OMP_NUM_THREADS"] = "1";
        using var python = Process.Start(start)!;
        var answer = await python.StandardOutput.ReadToEndAsync(cancellation);
        await python.WaitForExitAsync(cancellation);
        if (python.ExitCode == 0) return JsonSerializer.Deserialize<Dictionary<string, double>>(answer);
        Console.Out.WriteLine("The peer did not run. Install it with: apt install python3-sklearn");
        return null;
    }
}
