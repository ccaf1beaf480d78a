using System.Text.Json;
using Microsoft.Extensions.Caching.Memory;

namespace ParticipationBot.Channels.WebChat;

/// <summary>
/// Recognizes a post that a client repeats because the answer did not reach it. Kept in memory for some minutes: where the host was
/// killed between the commit and the answer, the repeated message comes twice rather than not at all.
/// </summary>
internal sealed class PostedBefore : IDisposable
{
    private const int Most = 20_000;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);
    private readonly MemoryCache posted = new(new MemoryCacheOptions { SizeLimit = Most });

    /// <returns>The id that the first post was answered with; null for a new one.</returns>
    public string? Find(string conversation, JsonElement activity) =>
        ClientId(activity) is { } id ? posted.Get<string>((conversation, id)) : null;

    public void Remember(string conversation, JsonElement activity, string answer)
    {
        if (ClientId(activity) is { } id) posted.Set((conversation, id), answer, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Kept });
    }

    public void Dispose() => posted.Dispose();

    /// <summary>Bot Framework clients number each of their activities so; a repeated post carries the same number.</summary>
    private static string? ClientId(JsonElement activity) =>
        activity.TryGetProperty("channelData", out var data) && data.ValueKind == JsonValueKind.Object
        && data.TryGetProperty("clientActivityID", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString() : null;
}
