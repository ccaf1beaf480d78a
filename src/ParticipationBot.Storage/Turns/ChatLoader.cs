using Microsoft.EntityFrameworkCore;
using ParticipationBot.Conversation.State;
using ParticipationBot.Storage.Conversations;
using ParticipationBot.Storage.Inbox;
using ParticipationBot.Storage.Keys;
using ParticipationBot.Storage.Participants;

namespace ParticipationBot.Storage.Turns;

/// <summary>Loads the chats of a batch of updates, and makes those that are new.</summary>
internal sealed class ChatLoader(TextVault vault, StorageOptions options, TimeProvider time)
{
    private static readonly TimeSpan LongAgo = TimeSpan.FromDays(1);

    /// <summary>Brings the batch's conversations and participants into the context, in two queries.</summary>
    public static async Task PreloadAsync(ParticipationDb db, IReadOnlyList<InboxRow> rows, CancellationToken cancellation)
    {
        var lanes = rows.Select(row => row.Lane).DistinctBy(Convert.ToHexString).ToList();
        await db.Conversations.Where(row => lanes.Contains(row.Lane)).LoadAsync(cancellation);
        var participants = db.Conversations.Local.Select(row => row.Participant).ToList();
        await db.Participants.Where(row => participants.Contains(row.Id)).LoadAsync(cancellation);
    }

    public async Task<Chat> LoadAsync(ParticipationDb db, InboxRow row, AddressedBody update, CancellationToken cancellation)
    {
        var found = await db.Conversations.FindAsync([row.Lane], cancellation);
        if (found is null) return Make(db, row, update);
        var participant = await db.Participants.FindAsync([found.Participant], cancellation)
            ?? throw new InvalidOperationException("A conversation has no participant.");
        // Who was silent for long may have lost the way back by its term.
        if (time.GetUtcNow() - found.UpdatedAt > LongAgo) KeepAddress(db, row, update.Address);
        var state = StateJson.Read(vault.Open(found.State, VaultPurpose.Conversation));
        return new Chat(row.Channel, row.Lane, update.Address, found, participant, state) { AppLanguage = update.Body.AppLanguage };
    }

    public void Save(Chat chat)
    {
        chat.Row.State = vault.Protect(StateJson.Write(chat.State), VaultPurpose.Conversation);
        chat.Row.UpdatedAt = time.GetUtcNow();
    }

    private Chat Make(ParticipationDb db, InboxRow row, AddressedBody update)
    {
        var now = time.GetUtcNow();
        var participant = new ParticipantRow { Id = Guid.CreateVersion7(now), CreatedAt = now, IsDemo = options.IsDemo };
        var conversation = new ConversationRow { Lane = row.Lane, Participant = participant.Id, State = [], UpdatedAt = now };
        db.Participants.Add(participant);
        db.Conversations.Add(conversation);
        KeepAddress(db, row, update.Address);
        return new Chat(row.Channel, row.Lane, update.Address, conversation, participant, new ConversationState()) { AppLanguage = update.Body.AppLanguage };
    }

    private void KeepAddress(ParticipationDb db, InboxRow row, string address)
    {
        // A chat whose data was deleted while a case is open still has its address here.
        if (db.Addresses.Find(row.Lane) is not null) return;
        db.Addresses.Add(new AddressRow { Lane = row.Lane, Channel = row.Channel, Address = vault.ProtectText(address, VaultPurpose.Address) });
    }
}
