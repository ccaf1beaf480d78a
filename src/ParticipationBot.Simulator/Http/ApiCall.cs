using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace ParticipationBot.Simulator.Http;

/// <summary>One call of a method: its parameters, however they were sent (JSON, form, multipart or query).</summary>
internal sealed class ApiCall : IDisposable
{
    private readonly Dictionary<string, string> fields;
    private readonly JsonDocument? document;

    private ApiCall(string method, Dictionary<string, string> fields, JsonDocument? document, CancellationToken cancelled)
    {
        Method = method;
        this.fields = fields;
        this.document = document;
        Cancelled = cancelled;
    }

    /// <summary>Lower case; Telegram's method names know no case.</summary>
    public string Method { get; }
    public CancellationToken Cancelled { get; }

    public static async Task<ApiCall> ReadAsync(string method, HttpRequest request, CancellationToken cancelled)
    {
        var sent = request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
        JsonDocument? body = null;
        if (request.HasJsonContentType())
        {
            body = await ReadJsonAsync(request, cancelled);
        }
        else if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync(cancelled);
            foreach (var (name, value) in form) sent[name] = value.ToString();
            foreach (var file in form.Files) sent[file.Name] = $"file:{file.FileName}:{file.Length}";
        }
        return new(method.ToLowerInvariant(), sent, body, cancelled);
    }

    public string? Text(string name)
    {
        if (document is not null && document.RootElement.TryGetProperty(name, out var element) && element.ValueKind != JsonValueKind.Null)
            return element.ValueKind == JsonValueKind.String ? element.GetString() : element.GetRawText();
        return fields.GetValueOrDefault(name);
    }

    public string Required(string name) => Text(name) is { Length: > 0 } value
        ? value
        : throw ApiError.BadRequest($"{name.Replace('_', ' ')} is empty");

    public long? Number(string name) =>
        long.TryParse(Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A parameter that is an object or an array; in forms it comes as a text of JSON.</summary>
    public JsonElement? Json(string name)
    {
        if (document is not null && document.RootElement.TryGetProperty(name, out var element)
            && element.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
            return element;
        if (Text(name) is not { Length: > 0 } text) return null;
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            throw ApiError.BadRequest($"can't parse {name.Replace('_', ' ')} JSON object");
        }
    }

    public void Dispose() => document?.Dispose();

    private static async Task<JsonDocument?> ReadJsonAsync(HttpRequest request, CancellationToken cancelled)
    {
        if (request.ContentLength == 0) return null;
        try
        {
            return await JsonDocument.ParseAsync(request.Body, default, cancelled);
        }
        catch (JsonException)
        {
            throw ApiError.BadRequest("can't parse JSON object");
        }
    }
}
