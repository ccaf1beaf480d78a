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
        outbox.Add(db, found.Channel, found.Lane, address, Framed(found, text), OutboxPriority.Safety, message.Id);
        return true;
    }

    /// <summary>Sends the right text of a message that was sent.</summary>
    internal async Task<bool> CorrectAsync(ParticipationDb db, CaseRow found, Guid staff, Guid wrong, string text, CancellationToken cancellation)
    {
        if (await AddressAsync(db, found, cancellation) is not { } address) return false;
        var message = await messages.AddAsync(db, found, CaseAuthor.Helper, staff, new SealedMessage(text, null, null, []), cancellation);
        (message.Delivery, message.Corrects) = (DeliveryState.Sending, wrong);
        var correction = new Correction(wrong, $"{catalogue.Text(Language(found), "relay.correction")}\n\n{text}");
        outbox.Add(db, found.Channel, found.Lane, address, Framed(found, text) with { Corrects = correction }, OutboxPriority.Safety, message.Id);
        return true;
    }

    /// <summary>Tells the child something fixed about their case. Silent where they can no longer be reached.</summary>
    internal async Task TellAsync(ParticipationDb db, CaseRow found, Prompt prompt, CancellationToken cancellation)
    {
        if (await AddressAsync(db, found, cancellation) is not { } address) return;
        outbox.Add(db, found.Channel, found.Lane, address, renderer.Render(prompt, Language(found)), OutboxPriority.Safety);
    }

    /// <summary>The helper's own words are no text of the catalogue: they stand under the prefix that says who speaks.</summary>
    private Outgoing Framed(CaseRow found, string text)
    {
        var frame = renderer.Render(new Prompt("relay.from_helper").Row("!reply", "relay.answer"), Language(found));
        return frame with { Text = $"{catalogue.Text(Language(found), "relay.from_helper")}\n\n{text}" };
    }

    private static string Language(CaseRow found) => found.Language ?? "kk";

    private async Task<string?> AddressAsync(ParticipationDb db, CaseRow found, CancellationToken cancellation) =>
        await db.Addresses.FindAsync([found.Lane], cancellation) is { } row ? vault.OpenText(row.Address, VaultPurpose.Address) : null;
}
