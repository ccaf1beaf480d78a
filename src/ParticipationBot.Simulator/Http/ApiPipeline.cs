using System.Text.Json;
using Microsoft.AspNetCore.Http;
using ParticipationBot.Simulator.Methods;

namespace ParticipationBot.Simulator.Http;

/// <summary>"/botTOKEN/METHOD" → faults → the method → Telegram's envelope.</summary>
internal sealed class ApiPipeline(BotApiServer server, MethodTable methods)
{
    private readonly string prefix = $"/bot{server.Token}/";

    public async Task AnswerAsync(HttpContext context)
    {
        try
        {
            var path = context.Request.Path.Value ?? "";
            if (!path.StartsWith("/bot", StringComparison.Ordinal)) throw new ApiError(404, "Not Found");
            if (!path.StartsWith(prefix, StringComparison.Ordinal)) throw new ApiError(401, "Unauthorized");
            await CallAsync(path[prefix.Length..], context);
        }
        catch (ApiError error)
        {
            await ApiReply.ErrorAsync(context.Response, error);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The bot hung up, as it does when it stops while polling.
        }
    }

    private async Task CallAsync(string path, HttpContext context)
    {
        using var call = await ApiCall.ReadAsync(path, context.Request, context.RequestAborted);
        server.Calls.AddOrUpdate(call.Method, 1, (_, count) => count + 1);
        var fault = server.Faults.Draw(call.Method);
        switch (fault)
        {
            case FaultKind.TooManyRequests:
                throw ApiError.TooMany(server.Faults.RetryAfterSeconds);
            case FaultKind.ServerError:
                throw new ApiError(502, "Bad Gateway");
            case FaultKind.Hang:
                await Task.Delay(server.Faults.HangFor, server.Time, context.RequestAborted);
                throw new ApiError(504, "Gateway Timeout");
            case FaultKind.DropBefore:
                context.Abort();
                return;
        }
        var result = await methods.CallAsync(call);
        if (fault == FaultKind.DropAfter) context.Abort();
        else await ApiReply.OkAsync(context.Response, result);
    }
}
