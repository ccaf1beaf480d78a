using System.Diagnostics;
using System.Net.Http.Json;

namespace ParticipationBot.Simulator.Tests;

public sealed class ThroughputTests(ITestOutputHelper output)
{
    /// <summary>A floor far below what it does alone: test machines are shared, and the bench has the real number.</summary>
    private const double Floor = 500;

    [Fact]
    public async Task The_server_is_no_bottleneck_for_a_bench()
    {
        await using var server = await BotApiServer.StartAsync(TimeProvider.System, new BotApiServerOptions { KeepsMessages = false });
        var child = server.AddChild();
        using var http = new HttpClient { BaseAddress = new Uri($"{server.Root}/bot{server.Token}/") };
        const int calls = 4000;
        var begun = TimeProvider.System.GetTimestamp();
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        await Parallel.ForEachAsync(Enumerable.Range(0, calls), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (_, cancellation) =>
        {
            using var response = await http.PostAsJsonAsync("sendMessage", new { chat_id = child.Id, text = "a reply of ordinary length, with some words" }, cancellation);
            response.EnsureSuccessStatusCode();
        });
        var seconds = TimeProvider.System.GetElapsedTime(begun).TotalSeconds;
        var used = (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds;
        output.WriteLine($"{calls / seconds:F0} sends/s; {used / calls * 1e6:F0} µs of processor per send, client included");
        server.SentCount.Should().Be(calls);
        (calls / seconds).Should().BeGreaterThan(Floor);
    }
}
