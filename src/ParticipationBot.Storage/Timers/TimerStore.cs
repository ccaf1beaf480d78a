using Microsoft.EntityFrameworkCore;

namespace ParticipationBot.Storage.Timers;

/// <summary>Sets and clears timers in a transaction under way.</summary>
internal static class TimerStore
{
    /// <summary>A question's time is over; the subject is the chat's lane in hex.</summary>
    public const string Conversation = "conversation";

    /// <summary>Something is due in a case; the subject is the case's id.</summary>
    public const string Case = "case";

    /// <param name="due">Null to clear.</param>
    public static async Task SetAsync(ParticipationDb db, string kind, string subject, DateTimeOffset? due, CancellationToken cancellation)
    {
        var timer = db.Timers.Local.FirstOrDefault(row => row.Kind == kind && row.Subject == subject)
            ?? await db.Timers.FirstOrDefaultAsync(row => row.Kind == kind && row.Subject == subject, cancellation);
        if (due is not { } at)
        {
            if (timer is not null) db.Timers.Remove(timer);
        }
        else if (timer is null)
        {
            db.Timers.Add(new TimerRow { Kind = kind, Subject = subject, Due = at });
        }
        else
        {
            timer.Due = at;
        }
    }
}
