using Microsoft.EntityFrameworkCore;
using ParticipationBot.Safeguarding.Screening;

namespace ParticipationBot.Storage.Cases;

/// <summary>Counts false alarms for those who train the screening. Nothing but the count leaves a case.</summary>
internal static class FalseAlarms
{
    public static async Task CountAsync(ParticipationDb db, CaseRow found, FalseAlarmReason reason, DateTimeOffset now, CancellationToken cancellation)
    {
        var month = new DateOnly(now.Year, now.Month, 1);
        var (language, kind, fired) = (found.Language ?? "unknown", found.Kind?.ToString() ?? "unknown", (found.FiredBy ?? ScreeningSource.Unknown).ToString());
        var row = await db.FalseAlarms.SingleOrDefaultAsync(
                each => each.Month == month && each.Language == language && each.Kind == kind && each.Reason == reason && each.FiredBy == fired, cancellation)
            ?? db.FalseAlarms.Add(new FalseAlarmRow { Month = month, Language = language, Kind = kind, Reason = reason, FiredBy = fired }).Entity;
        row.Count++;
    }
}
