using ParticipationBot.Storage.Keys;

namespace ParticipationBot.Storage.Outbox;

/// <summary>Adds messages to the outbox of a transaction under way.</summary>
public sealed class OutboxWriter(TextVault vault, TimeProvider time)
{
    /// <param name="notice">The call to staff that this message carries.</param>
    /// <param name="caseMessage">The case message whose delivery state follows this one.</param>
    public void Add(
        ParticipationDb db, string channel, byte[] lane, string address, Outgoing message, OutboxPriority priority, Guid? caseMessage = null,
        Guid? notice = null)
    {
        var row = Row(channel, lane, address, message, priority);
        (row.CaseMessage, row.Notice) = (caseMessage, notice);
        db.Outbox.Add(row);
    }

    /// <summary>A message that waits, not yet added to any transaction.</summary>
    internal OutboxRow Row(string channel, byte[] lane, string address, Outgoing message, OutboxPriority priority) => new()
    {
        Channel = channel,
        Lane = lane,
        Priority = priority,
        Body = vault.ProtectJson(new AddressedMessage(address, message), VaultPurpose.Outbox),
        CreatedAt = time.GetUtcNow(),
    };
}
