using System.Net.Http.Headers;
using System.Text.Json;

namespace ParticipationBot.Simulator.Updates;

/// <summary>Posts updates to the bot's address with the secret header, and keeps what was not taken with a 2xx.</summary>
internal sealed class WebhookDelivery(BotApiServer server, TimeSpan retry) : IAsyncDisposable
{
    private readonly HttpClient client = new() { Timeout = TimeSpan.FromSeconds(30) };
    private Delivery? running;

    public bool IsSet => running is not null;

    public void Set(Uri address, string? secret, int connections)
    {
        running?.Stop.Cancel();
        var delivery = new Delivery(address, secret, connections);
        delivery.Work = Task.Run(() => RunAsync(delivery));
        running = delivery;
    }

    public async Task StopAsync()
    {
        if (running is not { } delivery) return;
        running = null;
        await delivery.Stop.CancelAsync();
        await delivery.Work;
        delivery.Stop.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        client.Dispose();
    }

    public void WriteInfo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("url", running?.Address.ToString() ?? "");
        json.WriteBoolean("has_custom_certificate", false);
        json.WriteNumber("pending_update_count", server.PendingUpdates);
        if (running is { } delivery)
        {
            json.WriteNumber("max_connections", delivery.Connections);
            if (delivery.LastError is { } error)
            {
                json.WriteNumber("last_error_date", server.Now);
                json.WriteString("last_error_message", error);
            }
        }
        json.WriteEndObject();
    }

    private async Task RunAsync(Delivery delivery)
    {
        try
        {
            while (true)
            {
                var updates = await server.Updates.WaitAsync(delivery.Connections, delivery.Stop.Token);
                var taken = await Task.WhenAll(updates.Select(update => PostAsync(delivery, update)));
                if (taken.Contains(false)) await Task.Delay(retry, server.Time, delivery.Stop.Token);
            }
        }
        catch (OperationCanceledException) when (delivery.Stop.IsCancellationRequested)
        {
            // The webhook was taken away.
        }
    }

    private async Task<bool> PostAsync(Delivery delivery, UpdateQueue.Waiting update)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, delivery.Address) { Content = new ByteArrayContent(update.Json) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (delivery.Secret is not null) request.Headers.Add("X-Telegram-Bot-Api-Secret-Token", delivery.Secret);
        try
        {
            using var response = await client.SendAsync(request, delivery.Stop.Token);
            if (!response.IsSuccessStatusCode)
            {
                delivery.LastError = $"Wrong response from the webhook: {(int)response.StatusCode}";
                return false;
            }
            server.Updates.Remove(update);
            return true;
        }
        catch (HttpRequestException unreachable)
        {
            delivery.LastError = unreachable.Message;
            return false;
        }
    }

    private sealed record Delivery(Uri Address, string? Secret, int Connections)
    {
        public CancellationTokenSource Stop { get; } = new();
        public Task Work { get; set; } = Task.CompletedTask;
        public string? LastError { get; set; }
    }
}
