using System.CommandLine;
using ParticipationBot.Hosting;

namespace ParticipationBot.Commands;

/// <summary>The main job: the host, until it is stopped.</summary>
internal static class ServeCommand
{
    public static void Configure(RootCommand root)
    {
        // Settings such as --DataDirectory=… are the configuration's, not the command line's.
        root.TreatUnmatchedTokensAsErrors = false;
        root.SetAction((parsed, cancellation) => RunAsync([.. parsed.UnmatchedTokens], cancellation));
    }

    private static async Task<int> RunAsync(string[] settings, CancellationToken cancellation)
    {
        if (settings.FirstOrDefault(token => !token.StartsWith("--", StringComparison.Ordinal)) is { } unknown)
        {
            Console.Error.WriteLine($"There is no command '{unknown}'. --help lists the commands.");
            return 2;
        }
        return await BotHost.RunAsync(settings, cancellation);
    }
}
