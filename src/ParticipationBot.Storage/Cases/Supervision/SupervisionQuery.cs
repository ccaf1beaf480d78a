using Microsoft.EntityFrameworkCore;
using ParticipationBot.Safeguarding.Cases;
using ParticipationBot.Safeguarding.Screening;
using ParticipationBot.Storage.Cases.Timeline;
using ParticipationBot.Storage.Drills;
using ParticipationBot.Storage.Duty;
using ParticipationBot.Storage.Staff;

namespace ParticipationBot.Storage.Cases.Supervision;

/// <summary>What a supervisor looks at: who waits how long, how soon people answered, who carries what. Codes and times, no texts.</summary>
public sealed class SupervisionQuery(IDbContextFactory<ParticipationDb> databases, HelplineTeam team, TimeProvider time)
{
    private static readonly TimeSpan Period = TimeSpan.FromDays(30);

    public async Task<SupervisionBoard> ReadAsync(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var now = time.GetUtcNow();
        var since = now - Period;
        var open = await db.Cases.AsNoTracking().Where(row => row.Status != CaseStatus.Closed).ToListAsync(cancellation);
        var recent = await db.Cases.AsNoTracking().Where(row => row.OpenedAt >= since && row.Channel != DrillDesk.Channel)
            .Select(row => new { row.Id, row.Urgency, row.OpenedAt, row.AcknowledgedAt, row.AnsweredAt }).ToListAsync(cancellation);
        var overdue = await db.CaseEvents.AsNoTracking().Where(row => row.At >= since && (row.Kind == CaseEventKind.LookOverdue || row.Kind == CaseEventKind.AnswerOverdue))
            .Select(row => row.Case).Distinct().CountAsync(cancellation);
        var people = await team.MembersAsync(db, [StaffRoles.Counsellor, StaffRoles.Supervisor], cancellation);
        var names = await db.Users.AsNoTracking().Where(user => people.Contains(user.Id)).ToDictionaryAsync(user => user.Id, user => user.UserName!, cancellation);
        var answers = await db.CaseEvents.AsNoTracking().Where(row => row.At >= since && row.Kind == CaseEventKind.Answered && row.Actor != null)
            .GroupBy(row => row.Actor!.Value).Select(group => new { Staff = group.Key, Count = group.Count() }).ToDictionaryAsync(each => each.Staff, each => each.Count, cancellation);
        var plan = await team.PlanAsync(db, cancellation);
        var covered = Enumerable.Range(0, 7 * 24).Count(hour => plan.IsReading(now.AddHours(hour)));
        return new SupervisionBoard(
            [.. open.Select(CaseSummary.Of).OrderBy(found => found.Due ?? DateTimeOffset.MaxValue).ThenBy(found => found.OpenedAt)],
            [.. Enum.GetValues<Urgency>().OrderDescending().Select(urgency => Speed(
                urgency, [.. recent.Where(row => row.Urgency == urgency).Select(row => (row.OpenedAt, row.AcknowledgedAt, row.AnsweredAt))]))],
            [.. people.Select(id => new Workload(
                names[id], open.Count(row => row.Owner == id), open.Count(row => row.Owner == id && row.Urgency == Urgency.Immediate), answers.GetValueOrDefault(id)))],
            overdue, covered);
    }

    /// <summary>Where people found no danger, what had fired: for the last year, small numbers held back.</summary>
    public async Task<IReadOnlyList<CountRow>> FalseAlarmsAsync(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var since = DateOnly.FromDateTime(time.GetUtcNow().AddYears(-1).DateTime);
        var rows = await db.FalseAlarms.AsNoTracking().Where(row => row.Month >= since).ToListAsync(cancellation);
        return [.. CaseCounts.FalseAlarms(rows)];
    }

    private static ResponseSpeed Speed(Urgency urgency, IReadOnlyList<(DateTimeOffset Opened, DateTimeOffset? Taken, DateTimeOffset? Answered)> cases) => new(
        urgency, cases.Count,
        Middle([.. cases.Where(each => each.Taken is not null).Select(each => each.Taken!.Value - each.Opened)]),
        Middle([.. cases.Where(each => each.Answered is not null).Select(each => each.Answered!.Value - each.Opened)]));

    private static TimeSpan? Middle(List<TimeSpan> times)
    {
        if (times.Count == 0) return null;
        times.Sort();
        return times[times.Count / 2];
    }
}

/// <param name="Open">Nearest deadline first.</param>
/// <param name="Overdue">Cases of the last 30 days in which a deadline passed.</param>
/// <param name="HoursCovered">Of the coming 168 hours.</param>
public sealed record SupervisionBoard(
    IReadOnlyList<CaseSummary> Open, IReadOnlyList<ResponseSpeed> Speeds, IReadOnlyList<Workload> People, int Overdue, int HoursCovered);

/// <summary>Medians of the last 30 days.</summary>
public sealed record ResponseSpeed(Urgency Urgency, int Cases, TimeSpan? ToTake, TimeSpan? ToAnswer);

/// <param name="Answers">In the last 30 days.</param>
public sealed record Workload(string Name, int Open, int Immediate, int Answers);
