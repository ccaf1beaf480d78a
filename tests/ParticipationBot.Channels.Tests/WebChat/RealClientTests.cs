using System.Diagnostics;

namespace ParticipationBot.Channels.Tests.WebChat;

/// <summary>The Bot Framework's own client (botframework-directlinejs), run by node.</summary>
public sealed class RealClientTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("stream")]
    [InlineData("poll")]
    public async Task The_bot_frameworks_client_talks_with_the_bot(string way)
    {
        Assert.SkipUnless(IsInstalled("node"), "node is not installed.");
        Assert.SkipUnless(Directory.Exists(Path.Combine(SourceFolder, "node_modules")), "The client is not installed: run `npm ci` in " + SourceFolder);
        await using var host = await WebChatHost.StartAsync();

        var start = new ProcessStartInfo("node") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = SourceFolder };
        start.ArgumentList.Add(Path.Combine(SourceFolder, "talk.js"));
        start.ArgumentList.Add(host.Address);
        start.ArgumentList.Add(way);
        using var node = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Patience);
        var (output, errors) = (node.StandardOutput.ReadToEndAsync(limit.Token), node.StandardError.ReadToEndAsync(limit.Token));
        await node.WaitForExitAsync(limit.Token);

        (await output).Should().Contain("confirmed", await errors);
        node.ExitCode.Should().Be(0);
    }

    private static string SourceFolder { get; } = Path.Combine(SourceOfThisFile(), "directline-client");

    private static string SourceOfThisFile([System.Runtime.CompilerServices.CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    private static bool IsInstalled(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
