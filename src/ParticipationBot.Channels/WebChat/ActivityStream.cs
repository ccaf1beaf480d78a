using System.Net.WebSockets;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using ParticipationBot.Storage.WebChat;

namespace ParticipationBot.Channels.WebChat;

/// <summary>Pushes a conversation's messages to its page, as sets of activities with a watermark.</summary>
internal sealed class ActivityStream(WebActivities activities, ConversationHub hub, IHostApplicationLifetime lifetime)
{
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(30);

    public async Task RunAsync(HttpContext context, string conversation, long watermark)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        var listening = ListenAsync(socket, ended);
        try
        {
            await PushAsync(socket, conversation, watermark, ended.Token);
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException)
        {
            // The page has left, or the host stops: the page comes back with its watermark.
        }
        await CloseAsync(socket);
        await ended.CancelAsync();
        await listening;
    }

    private async Task PushAsync(WebSocket socket, string conversation, long watermark, CancellationToken cancellation)
    {
        var lane = activities.LaneOf(conversation);
        using var subscription = hub.Subscribe(lane);
        while (!cancellation.IsCancellationRequested)
        {
            var echoes = hub.TakeEchoes(lane);
            var said = await activities.SinceAsync(conversation, watermark, cancellation);
            if (echoes.Count > 0 || said.Count > 0)
            {
                await SendAsync(socket, ActivityWriter.Set(conversation, echoes, said, watermark), cancellation);
                if (said.Count > 0) watermark = said[^1].Number;
                continue;
            }
            await subscription.WaitAsync(LongestSilence, cancellation);
        }
    }

    private static Task SendAsync(WebSocket socket, JsonObject set, CancellationToken cancellation) =>
        socket.SendAsync(System.Text.Encoding.UTF8.GetBytes(set.ToJsonString()), WebSocketMessageType.Text, endOfMessage: true, cancellation).WaitAsync(cancellation);

    /// <summary>Clients send nothing here but pings ("") and their goodbye.</summary>
    private static async Task ListenAsync(WebSocket socket, CancellationTokenSource ended)
    {
        var buffer = new byte[1024];
        try
        {
            while ((await socket.ReceiveAsync(buffer, ended.Token)).MessageType != WebSocketMessageType.Close)
            {
                // Nothing to do with what came.
            }
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException)
        {
            // A connection may simply end.
        }
        await ended.CancelAsync();
    }

    private static async Task CloseAsync(WebSocket socket)
    {
        if (socket.State is not (WebSocketState.Open or WebSocketState.CloseReceived)) return;
        try
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, limit.Token);
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException)
        {
            // Closed by the other side meanwhile.
        }
    }
}
