using System.Net.WebSockets;
using System.Text.Json;

namespace ParticipationBot.Channels.Tests.WebChat;

public sealed class StreamTests
{
    [Fact]
    public async Task The_stream_brings_replies_as_they_come_and_echoes_the_child()
    {
        await using var host = await WebChatHost.StartAsync();
        using var child = await WebChild.OpenAsync(host);
        using var socket = await ConnectAsync(child.StreamUrl);

        await child.JoinAsync();
        var first = await UntilAsync(socket, WebChild.FromBot);
        await child.SayAsync("I am here");
        var echo = await UntilAsync(socket, activity => !WebChild.FromBot(activity));

        first.GetProperty("text").GetString().Should().NotBeNullOrWhiteSpace();
        echo.GetProperty("text").GetString().Should().Be("I am here");
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
    }

    [Fact]
    public async Task A_page_that_comes_back_hears_what_it_missed_and_nothing_twice()
    {
        await using var host = await WebChatHost.StartAsync();
        using var child = await WebChild.OpenAsync(host);
        await child.OnboardAsync();
        var known = child.Received.Where(WebChild.FromBot).Select(activity => activity.GetProperty("id").GetString()).ToHashSet();
        await child.SayAsync("/help");

        var opened = JsonSerializer.Deserialize<JsonElement>(await (await child.GetAsync($"{child.Path}?watermark={child.Watermark}")).Content.ReadAsStringAsync());
        using var socket = await ConnectAsync(opened.GetProperty("streamUrl").GetString()!);
        var missed = await UntilAsync(socket, WebChild.FromBot);

        known.Should().NotContain(missed.GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_host_hears_what_another_one_delivered()
    {
        var folder = Directory.CreateTempSubdirectory("participation").FullName;
        await using (var host = await WebChatHost.StartAsync(folder: folder))
        await using (var other = await WebChatHost.StartAsync(folder: folder))
        {
            using var child = await WebChild.OpenAsync(host);
            using var socket = await ConnectAsync(child.StreamUrl.Replace(new Uri(host.Address).Authority, new Uri(other.Address).Authority, StringComparison.Ordinal));

            await child.JoinAsync();

            (await UntilAsync(socket, WebChild.FromBot)).GetProperty("suggestedActions").GetProperty("actions").GetArrayLength().Should().BeGreaterThan(1);
        }
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<ClientWebSocket> ConnectAsync(string url)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri(url), CancellationToken.None);
        return socket;
    }

    private static async Task<JsonElement> UntilAsync(ClientWebSocket socket, Func<JsonElement, bool> awaited)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var buffer = new byte[256 * 1024];
        while (true)
        {
            var length = 0;
            ValueWebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(buffer.AsMemory(length), limit.Token);
                length += part.Count;
            }
            while (!part.EndOfMessage);
            var set = JsonSerializer.Deserialize<JsonElement>(buffer.AsSpan(0, length));
            var found = set.GetProperty("activities").EnumerateArray().FirstOrDefault(awaited);
            if (found.ValueKind != JsonValueKind.Undefined) return found;
        }
    }
}
