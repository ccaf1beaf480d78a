using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace ParticipationBot.Simulator.Http;

/// <summary>Writes a method's result, or an error, in Telegram's envelope.</summary>
internal static class ApiReply
{
    public static Task OkAsync(HttpResponse response, Action<Utf8JsonWriter> result)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteBoolean("ok"u8, true);
            json.WritePropertyName("result"u8);
            result(json);
            json.WriteEndObject();
        }
        return SendAsync(response, 200, buffer);
    }

    public static Task ErrorAsync(HttpResponse response, ApiError error)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteBoolean("ok"u8, false);
            json.WriteNumber("error_code"u8, error.Code);
            json.WriteString("description"u8, error.Message);
            if (error.RetryAfter is { } seconds)
            {
                json.WriteStartObject("parameters"u8);
                json.WriteNumber("retry_after"u8, seconds);
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }
        return SendAsync(response, error.Code, buffer);
    }

    private static async Task SendAsync(HttpResponse response, int status, ArrayBufferWriter<byte> body)
    {
        response.StatusCode = status;
        response.ContentType = "application/json";
        response.ContentLength = body.WrittenCount;
        await response.Body.WriteAsync(body.WrittenMemory);
    }
}
