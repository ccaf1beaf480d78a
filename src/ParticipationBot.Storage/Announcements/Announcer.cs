using Microsoft.EntityFrameworkCore;
using ParticipationBot.Storage.Timers;

namespace ParticipationBot.Storage.Announcements;

/// <summary>Begins to tell news, in a transaction under way.</summary>
public sealed class Announcer(TimeProvider time)
{
    internal const string TimerKind = "announcement";

    /// <summary>
    /// Has the concerned children told once. Where the same subject's earlier news has not begun to go out (at night), that one tells both:
    /// messages say how things stand when they are written.
    /// </summary>
    /// <param name="kind">The <see cref="IAnnouncement.Kind"/>.</param>
    public async Task AddAsync(ParticipationDb db, string kind, string subject, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        // Touching the row makes a page that is being told at this very moment, with how things stood before, start over.
        var unbegun = await db.Announcements.Where(row => row.Kind == kind && row.Subject == subject && !row.IsDone && row.After == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.CreatedAt, now), cancellation);
        if (unbegun > 0) return;
        var row = new AnnouncementRow { Id = Guid.CreateVersion7(now), Kind = kind, Subject = subject, CreatedAt = now };
        db.Announcements.Add(row);
        await TimerStore.SetAsync(db, TimerKind, row.Id.ToString(), now, cancellation);
    }

    /// <summary>Tells nobody further. Messages of the page that has just been made are still sent: no more than one page.</summary>
    /// <returns>False where nothing was on its way.</returns>
    public async Task<bool> StopAsync(ParticipationDb db, string kind, string subject, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        // Touching the time makes a page under way start over, and find that it is done.
        return await db.Announcements.Where(row => row.Kind == kind && row.Subject == subject && !row.IsDone)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.IsDone, true).SetProperty(row => row.CreatedAt, now), cancellation) > 0;
    }
}
