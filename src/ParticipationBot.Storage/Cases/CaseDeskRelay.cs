using ParticipationBot.Conversation.Prompts;
using ParticipationBot.Localization;
using ParticipationBot.Safeguarding.Cases;
using ParticipationBot.Storage.Keys;
using ParticipationBot.Storage.Outbox;
using ParticipationBot.Storage.Turns;

namespace ParticipationBot.Storage.Cases;

/// <summary>Carries a helper's words to the child. The helper never learns the address; it is read, used and forgotten here.</summary>
public sealed class CaseDeskRelay(
    CaseMessages messages, OutboxWriter outbox, PromptRenderer renderer, Catalogue catalogue, TextVault vault)
{
    internal async Task<bool> ReplyAsync(ParticipationDb db, CaseRow found, Guid staff, string text, CancellationToken cancellation)
    {
        if (await AddressAsync(db, found, cancellation) is not { } address) return false;
        var message = await messages.AddAsync(db, found, CaseAuthor.Helper, staff, new SealedMessage(text, null, null, []), cancellation);
        message.Delivery = DeliveryState.Sending;
        // The helper's own words are no text of the catalogue: they stand under the prefix that says who speaks.
        var frame = renderer.Render(new Prompt("relay.from_helper").Row("!reply", "relay.answer"), Language(found));
        var prefix = catalogue.Text(Language(found), "relay.from_helper");
        outbox.Add(db, found.Channel, found.Lane, address, frame with { Text = $"{prefix}\n\n{text}" }, OutboxPriority.Safety, message.Id);
        return true;
    }

    /// <summary>Tells the child something fixed about their case. Silent where they can no longer be reached.</summary>
    internal async Task TellAsync(ParticipationDb db, CaseRow found, Prompt prompt, CancellationToken cancellation)
    {
        if (await AddressAsync(db, found, cancellation) is not { } address) return;
        outbox.Add(db, found.Channel, found.Lane, address, renderer.Render(prompt, Language(found)), OutboxPriority.Safety);
    }

    private static string Language(CaseRow found) => found.Language ?? "kk";

    private async Task<string?> AddressAsync(ParticipationDb db, CaseRow found, CancellationToken cancellation) =>
        await db.Addresses.FindAsync([found.Lane], cancellation) is { } row ? vault.OpenText(row.Address, VaultPurpose.Address) : null;
}
