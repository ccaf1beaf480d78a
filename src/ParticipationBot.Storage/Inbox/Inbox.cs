using System.Text;
using Microsoft.EntityFrameworkCore;
using ParticipationBot.Storage.Figures;
using ParticipationBot.Storage.Keys;

namespace ParticipationBot.Storage.Inbox;

/// <summary>Where updates are accepted. What <see cref="AcceptAsync"/> has returned for is not lost.</summary>
public sealed class UpdateInbox(
    IDbContextFactory<ParticipationDb> databases, TextVault vault, Pseudonyms pseudonyms, WriterGate gate, InboxSignal signal,
    BotMetrics metrics, TimeProvider time)
{
    /// <summary>Commits the updates. One that was accepted before is ignored.</summary>
    public async Task AcceptAsync(IReadOnlyList<Incoming> updates, CancellationToken cancellation)
    {
        if (updates.Count == 0) return;
        var (sql, values) = Insert(updates);
        using (await gate.EnterAsync(cancellation))
        {
            await using var db = await databases.CreateDbContextAsync(cancellation);
            await db.Database.ExecuteSqlRawAsync(sql, values, cancellation);
        }
        signal.Set();
        foreach (var (channel, count) in updates.CountBy(update => update.Channel)) metrics.Accepted(count, channel);
    }

    /// <summary>One statement for all rows: it commits as a whole, in one round trip.</summary>
    private (string Sql, object[] Values) Insert(IReadOnlyList<Incoming> updates)
    {
        var sql = new StringBuilder("INSERT INTO \"Inbox\" (\"Channel\", \"UpdateId\", \"Lane\", \"Body\", \"Status\", \"Attempts\", \"ReceivedAt\") VALUES ");
        var values = new List<object>();
        var now = time.GetUtcNow();
        foreach (var update in updates)
        {
            if (values.Count > 0) sql.Append(", ");
            sql.Append($"({{{values.Count}}}, {{{values.Count + 1}}}, {{{values.Count + 2}}}, {{{values.Count + 3}}}, 'Waiting', 0, {{{values.Count + 4}}})");
            values.Add(update.Channel);
            values.Add(update.UpdateId);
            values.Add(pseudonyms.Lane(update.Channel, update.Address));
            values.Add(vault.ProtectJson(new AddressedBody(update.Address, update.Body), VaultPurpose.Inbox));
            values.Add(Stored(now));
        }
        sql.Append(" ON CONFLICT DO NOTHING");
        return (sql.ToString(), [.. values]);
    }

    private object Stored(DateTimeOffset moment) => gate.IsPostgres ? moment : moment.UtcTicks;
}

/// <summary>What an inbox row's body holds.</summary>
internal sealed record AddressedBody(string Address, IncomingBody Body);
