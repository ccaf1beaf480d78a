using Microsoft.EntityFrameworkCore;
using ParticipationBot.Dialogs.PollAnswering;
using ParticipationBot.Participation.Polls;

namespace ParticipationBot.Storage.Polls;

/// <summary>Puts the polls that come with the product into a new database: "Priorities" is open from the start, the others are drafts to adopt.</summary>
internal static class ShippedPollSetup
{
    private const string Standing = "priorities";

    public static async Task AddAsync(ParticipationDb db, DateTimeOffset now, CancellationToken cancellation)
    {
        var there = await db.Polls.Select(row => row.Id).ToListAsync(cancellation);
        foreach (var poll in ShippedPolls.All.Where(poll => !there.Contains(poll.Id)))
        {
            var isOpen = poll.Id == Standing;
            db.Polls.Add(new PollRow
            {
                Id = poll.Id, Code = poll.Code, Version = poll.Version, Definition = PollJson.Write(poll), ChangedAt = now, IsListed = isOpen,
                Status = isOpen ? PollStatus.Held : PollStatus.Draft, OpensAt = isOpen ? now : null,
            });
        }
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            // Another host that started at the same moment was faster; anything else shows when the polls are read.
            db.ChangeTracker.Clear();
        }
    }
}
