using ParticipationBot.Storage.Inbox;
using ParticipationBot.Storage.Keys;

namespace ParticipationBot.Storage.Timers;

/// <summary>A question's time is over: becomes an update in its chat's lane, so that it keeps its place in the order of the chat.</summary>
internal sealed class ConversationTimer(TextVault vault, TimeProvider time) : ITimerHandler
{
    public string Kind => TimerStore.Conversation;

    public async Task<DateTimeOffset?> FireAsync(ParticipationDb db, TimerRow timer, CancellationToken cancellation)
    {
        var lane = Convert.FromHexString(timer.Subject);
        if (await db.Addresses.FindAsync([lane], cancellation) is not { } address) return null;
        var body = new AddressedBody(vault.OpenText(address.Address, VaultPurpose.Address), new IncomingBody(IncomingKind.Timeout, ""));
        db.Inbox.Add(new InboxRow
        {
            Channel = address.Channel,
            UpdateId = -timer.Id,
            Lane = lane,
            Body = vault.ProtectJson(body, VaultPurpose.Inbox),
            ReceivedAt = time.GetUtcNow(),
        });
        return null;
    }
}
