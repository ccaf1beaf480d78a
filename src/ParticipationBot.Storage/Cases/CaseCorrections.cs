using Microsoft.EntityFrameworkCore;
using ParticipationBot.Safeguarding.Cases;

namespace ParticipationBot.Storage.Cases;

/// <summary>
/// Corrects an answer that was sent. The thread keeps both texts; the child's message is changed in its place, or, where the channel no
/// longer can, a new one says that it corrects.
/// </summary>
public sealed class CaseCorrections(CaseWork work, CaseDeskRelay relay)
{
    /// <param name="message">The helper's message, or the latest correction of it.</param>
    public async Task<CorrectionResult> CorrectAsync(Guid staff, Guid id, Guid message, string text, CancellationToken cancellation)
    {
        if (text.Length > CaseDesk.LongestReply) return CorrectionResult.TooLong;
        var result = CorrectionResult.Sent;
        await work.ChangeAsync(staff, "case.corrected", id, async (db, found) =>
        {
            var wrong = await db.CaseMessages.SingleOrDefaultAsync(row => row.Id == message && row.Case == id && row.Author == CaseAuthor.Helper, cancellation);
            if (wrong is null || wrong.Delivery is DeliveryState.None or DeliveryState.Failed) result = CorrectionResult.NotSent;
            else if (await db.CaseMessages.AnyAsync(row => row.Corrects == message && row.Delivery != DeliveryState.Failed, cancellation)) result = CorrectionResult.Newer;
            else if (!await relay.CorrectAsync(db, found, staff, wrong.Id, text, cancellation)) result = CorrectionResult.Unreachable;
            return result == CorrectionResult.Sent;
        }, cancellation);
        return result;
    }
}

/// <summary>What became of a correction. <see cref="Newer"/>: a colleague has corrected that message already.</summary>
public enum CorrectionResult { Sent, NotSent, Newer, Unreachable, TooLong }
