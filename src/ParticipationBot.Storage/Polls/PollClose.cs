using System.Text.Json;
using ParticipationBot.Participation;
using ParticipationBot.Participation.Polls;
using ParticipationBot.Storage.Announcements;
using ParticipationBot.Storage.Timers;

namespace ParticipationBot.Storage.Polls;

/// <summary>A poll's time is over: counts it once, freezes what may be published, and tells those who answered and want news.</summary>
internal sealed class PollClose(PollCounting counting, Announcer announcer, TimeProvider time) : ITimerHandler
{
    public const string TimerKind = "poll";

    public string Kind => TimerKind;

    public async Task<DateTimeOffset?> FireAsync(ParticipationDb db, TimerRow timer, CancellationToken cancellation)
    {
        var poll = await db.Polls.FindAsync([timer.Subject], cancellation);
        if (poll is not { Status: PollStatus.Held, Results: null, ClosesAt: { } closes }) return null;
        // Closed later than it was set: the timer waits for the new hour.
        if (closes > time.GetUtcNow()) return closes;
        var results = await counting.CountAsync(db, PollJson.Read(poll.Definition), KazakhstanTime.LastDayBefore(closes), cancellation);
        poll.Results = JsonSerializer.Serialize(results, JsonSerializerOptions.Web);
        await announcer.AddAsync(db, PollResultsNews.KindName, poll.Id, cancellation);
        return null;
    }
}
