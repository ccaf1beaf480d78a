using Microsoft.EntityFrameworkCore;
using ParticipationBot.Storage.Audit;
using ParticipationBot.Storage.Timers;

namespace ParticipationBot.Storage.Releases;

/// <summary>Ends a release on its day, asked for or approved. The timer's subject is its code.</summary>
internal sealed class TextReleaseTimer(AuditLog audit) : ITimerHandler
{
    internal const string TimerKind = "text-release";

    public string Kind => TimerKind;

    public async Task<DateTimeOffset?> FireAsync(ParticipationDb db, TimerRow timer, CancellationToken cancellation)
    {
        var row = await db.TextReleases.SingleOrDefaultAsync(each => each.Code == timer.Subject, cancellation);
        if (row is null || row.Status is not (TextReleaseStatus.Asked or TextReleaseStatus.Approved)) return null;
        (row.Status, row.Views) = (TextReleaseStatus.Expired, null);
        await audit.AppendAsync(db, "system", "texts.expired", row.Code, cancellation);
        return null;
    }
}

/// <summary>Sets the end of a release in a transaction under way.</summary>
public static class TextReleaseEnd
{
    public static Task SetAsync(ParticipationDb db, TextReleaseRow row, CancellationToken cancellation) =>
        TimerStore.SetAsync(db, TextReleaseTimer.TimerKind, row.Code, row.ExpiresAt, cancellation);
}
