using System.Text.Json;
using Microsoft.Extensions.Logging;
using ParticipationBot.Storage.Inbox;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace ParticipationBot.Channels.Telegram;

/// <summary>Takes updates as they come from Telegram, by poll or webhook, into the inbox.</summary>
internal sealed class UpdateReceiver(UpdateReader reader, UpdateInbox inbox, Courtesies courtesies, ILogger<UpdateReceiver> log)
{
    /// <summary>Returns when everything worth keeping is committed; only then may Telegram be told that it was received.</summary>
    /// <returns>The highest update id; null where no update had one.</returns>
    public async Task<long?> AcceptAsync(IEnumerable<JsonElement> updates, CancellationToken cancellation)
    {
        var accepted = new List<Incoming>();
        long? last = null;
        foreach (var raw in updates)
        {
            if (IdOf(raw) is not { } id) continue;
            last = last > id ? last : id;
            if (Parse(raw, id) is not { } update) continue;
            var read = reader.Read(update);
            if (read.Accepted is { } incoming) accepted.Add(incoming);
            if (read.Press is { } press) courtesies.AnswerPress(press);
            if (read.GroupToLeave is { } group) courtesies.LeaveGroup(group);
        }
        await inbox.AcceptAsync(accepted, cancellation);
        return last;
    }

    private static long? IdOf(JsonElement raw) =>
        raw.ValueKind == JsonValueKind.Object && raw.TryGetProperty("update_id", out var id) && id.TryGetInt64(out var number) ? number : null;

    /// <summary>One update that cannot be read must not hold up the others.</summary>
    private Update? Parse(JsonElement raw, long id)
    {
        try
        {
            return raw.Deserialize<Update>(JsonBotAPI.Options);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or NotSupportedException or FormatException or ArgumentException)
        {
            log.LogWarning("Update {Update} could not be read ({Fault}) and is left out.", id, fault.GetType().Name);
            return null;
        }
    }
}
