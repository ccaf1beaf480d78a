using Microsoft.EntityFrameworkCore;
using ParticipationBot.Storage.Cases.Timeline;
using ParticipationBot.Storage.Outbox;

namespace ParticipationBot.Storage.Cases;

/// <summary>Follows helpers' messages to the child: where they stand in the chat, and how far they came.</summary>
public sealed class RelayDelivery(CaseTimeline timeline)
{
    /// <summary>The channel's number of the message that a correction is for; null where it never arrived.</summary>
    internal static Task<long?> ShownAsAsync(ParticipationDb db, Correction correction, CancellationToken cancellation) =>
        db.CaseMessages.Where(row => row.Id == correction.Message).Select(row => row.ChannelMessage).SingleOrDefaultAsync(cancellation);

    /// <summary>Records in the case what became of a message, in the sender's save.</summary>
    internal async Task TellAsync(ParticipationDb db, OutboxRow sent, OutboxReport report, CancellationToken cancellation)
    {
        if (await db.CaseMessages.SingleOrDefaultAsync(row => row.Id == sent.CaseMessage, cancellation) is not { } message) return;
        var wrong = message.Corrects is { } corrected ? await db.CaseMessages.SingleOrDefaultAsync(row => row.Id == corrected, cancellation) : null;
        var isSent = sent.Status == OutboxStatus.Sent;
        var isEdited = isSent && report.ChannelMessage is { } number && number == wrong?.ChannelMessage;
        message.ChannelMessage = report.ChannelMessage;
        message.Delivery = !isSent ? DeliveryState.Failed : isEdited ? DeliveryState.Edited : DeliveryState.Delivered;
        var kind = (message.Corrects is null, isSent) switch
        {
            (true, true) => CaseEventKind.Delivered,
            (true, false) => CaseEventKind.DeliveryFailed,
            (false, true) => CaseEventKind.Corrected,
            (false, false) => CaseEventKind.CorrectionFailed,
        };
        timeline.Add(db, message.Case, kind, detail: (isEdited ? DeliveryState.Edited.ToString() : sent.Status.ToString()));
    }
}
