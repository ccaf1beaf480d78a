using System.Text.Json;
using ParticipationBot.Simulator.Http;

namespace ParticipationBot.Simulator.Methods;

/// <summary>How updates reach the bot: polling or webhook, never both.</summary>
internal sealed class UpdateMethods(BotApiServer server)
{
    private CancellationTokenSource? polling;

    public void AddTo(Dictionary<string, Method> methods)
    {
        methods["getupdates"] = GetUpdates;
        methods["setwebhook"] = SetWebhook;
        methods["deletewebhook"] = DeleteWebhook;
        methods["getwebhookinfo"] = _ => new(server.Webhook.WriteInfo);
    }

    private async ValueTask<Action<Utf8JsonWriter>> GetUpdates(ApiCall call)
    {
        if (server.Webhook.IsSet)
            throw new ApiError(409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first");
        var mine = CancellationTokenSource.CreateLinkedTokenSource(call.Cancelled);
        // As at Telegram, the later poller wins and the earlier one is told.
        if (Interlocked.Exchange(ref polling, mine) is { } earlier) await earlier.CancelAsync();
        try
        {
            var limit = (int)Math.Clamp(call.Number("limit") ?? 100, 1, 100);
            var timeout = TimeSpan.FromSeconds(Math.Clamp(call.Number("timeout") ?? 0, 0, 50));
            var updates = await server.Updates.TakeAsync(call.Number("offset") ?? 0, limit, timeout, mine.Token);
            return json => WriteArray(json, updates);
        }
        catch (OperationCanceledException) when (!call.Cancelled.IsCancellationRequested)
        {
            throw new ApiError(409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running");
        }
        finally
        {
            Interlocked.CompareExchange(ref polling, null, mine);
        }
    }

    private static void WriteArray(Utf8JsonWriter json, IReadOnlyList<byte[]> updates)
    {
        json.WriteStartArray();
        foreach (var update in updates) json.WriteRawValue(update, skipInputValidation: true);
        json.WriteEndArray();
    }

    private ValueTask<Action<Utf8JsonWriter>> SetWebhook(ApiCall call)
    {
        var url = call.Text("url") ?? "";
        if (url.Length == 0) return DeleteWebhook(call);
        // Telegram demands HTTPS; on loopback plain HTTP stands for it.
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address)) throw ApiError.BadRequest("bad webhook: invalid webhook URL specified");
        if (call.Text("drop_pending_updates") == "true") server.Updates.Clear();
        server.Webhook.Set(address, call.Text("secret_token"), (int)Math.Clamp(call.Number("max_connections") ?? 40, 1, 100));
        return new(MethodTable.True);
    }

    private async ValueTask<Action<Utf8JsonWriter>> DeleteWebhook(ApiCall call)
    {
        if (call.Text("drop_pending_updates") == "true") server.Updates.Clear();
        await server.Webhook.StopAsync();
        return MethodTable.True;
    }
}
