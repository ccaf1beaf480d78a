using Microsoft.EntityFrameworkCore;
using ParticipationBot.Storage.Polls;

namespace ParticipationBot.Storage;

/// <summary>Takes out what the demo has made, and nothing else.</summary>
public static class DemoData
{
    /// <returns>How many synthetic children were removed.</returns>
    public static async Task<int> RemoveAsync(ParticipationDb db, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var children = db.Participants.Where(row => row.IsDemo).Select(row => row.Id);
        var lanes = db.Conversations.Where(row => children.Contains(row.Participant)).Select(row => row.Lane);
        var cases = db.Cases.Where(row => row.IsDemo).Select(row => row.Id);
        await db.CaseMessages.Where(row => cases.Contains(row.Case)).ExecuteDeleteAsync(cancellation);
        await db.CaseEvents.Where(row => cases.Contains(row.Case)).ExecuteDeleteAsync(cancellation);
        await db.Notices.Where(row => cases.Contains(row.Case)).ExecuteDeleteAsync(cancellation);
        var timers = (await cases.ToListAsync(cancellation)).ConvertAll(id => id.ToString());
        await db.Timers.Where(row => row.Kind == "case" && timers.Contains(row.Subject)).ExecuteDeleteAsync(cancellation);
        await db.Cases.Where(row => row.IsDemo).ExecuteDeleteAsync(cancellation);
        await RemoveLedgerAsync(db, cancellation);
        await DemoPolls.RemoveAsync(db, cancellation);
        await db.Views.Where(row => row.IsDemo).ExecuteDeleteAsync(cancellation);
        await db.Inbox.Where(row => lanes.Contains(row.Lane)).ExecuteDeleteAsync(cancellation);
        await db.Outbox.Where(row => lanes.Contains(row.Lane)).ExecuteDeleteAsync(cancellation);
        await db.Addresses.Where(row => lanes.Contains(row.Lane)).ExecuteDeleteAsync(cancellation);
        await db.Conversations.Where(row => children.Contains(row.Participant)).ExecuteDeleteAsync(cancellation);
        var removed = await db.Participants.Where(row => row.IsDemo).ExecuteDeleteAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return removed;
    }

    private static async Task RemoveLedgerAsync(ParticipationDb db, CancellationToken cancellation)
    {
        var commitments = db.Commitments.Where(row => row.IsDemo).Select(row => row.Id);
        await db.CommitmentEvents.Where(row => commitments.Contains(row.Commitment)).ExecuteDeleteAsync(cancellation);
        await db.Commitments.Where(row => row.IsDemo).ExecuteDeleteAsync(cancellation);
        var forums = db.Forums.Where(row => row.IsDemo).Select(row => row.Id);
        await db.ForumDecisions.Where(row => forums.Contains(row.Forum)).ExecuteDeleteAsync(cancellation);
        await db.ForumSessions.Where(row => forums.Contains(row.Forum)).ExecuteDeleteAsync(cancellation);
        await db.ForumCodes.Where(row => forums.Contains(row.Forum)).ExecuteDeleteAsync(cancellation);
        await db.ForumCoordinators.Where(row => forums.Contains(row.Forum)).ExecuteDeleteAsync(cancellation);
        await db.Forums.Where(row => row.IsDemo).ExecuteDeleteAsync(cancellation);
    }
}
