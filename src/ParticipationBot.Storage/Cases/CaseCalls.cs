using Microsoft.EntityFrameworkCore;
using ParticipationBot.Safeguarding.Screening;
using ParticipationBot.Storage.Cases.Timeline;

namespace ParticipationBot.Storage.Cases;

/// <summary>Which calls were meant for a person: for notifications in the console.</summary>
public sealed class CaseCalls(IDbContextFactory<ParticipationDb> databases)
{
    private const int Most = 20;

    /// <param name="after">The newest call that was seen; negative to learn only where to begin.</param>
    public async Task<NewCalls> SinceAsync(Guid staff, long after, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var newest = await db.CaseEvents.Where(row => row.Kind == CaseEventKind.Called).MaxAsync(row => (long?)row.Id, cancellation) ?? 0;
        if (after < 0 || newest <= after) return new NewCalls(newest, []);
        var me = staff.ToString();
        var calls = await (
            from call in db.CaseEvents.Where(row => row.Kind == CaseEventKind.Called && row.Id > after && row.Detail!.Contains(me))
            join found in db.Cases on call.Case equals found.Id
            orderby call.Id descending
            select new StaffCall(found.Code, found.Urgency)).Take(Most).ToListAsync(cancellation);
        return new NewCalls(newest, [.. calls.Distinct()]);
    }
}

/// <param name="UpTo">What to ask from next time.</param>
public sealed record NewCalls(long UpTo, IReadOnlyList<StaffCall> Calls);

public sealed record StaffCall(string Code, Urgency Urgency);
