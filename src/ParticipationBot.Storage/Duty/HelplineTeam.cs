using Microsoft.EntityFrameworkCore;
using ParticipationBot.Safeguarding.Deadlines;
using ParticipationBot.Safeguarding.Duty;

namespace ParticipationBot.Storage.Duty;

/// <summary>Reads who belongs to the helpline and who is on duty.</summary>
public sealed class HelplineTeam(HelplineOptions options, TimeProvider time)
{
    internal async Task<DutyPlan> PlanAsync(ParticipationDb db, CancellationToken cancellation)
    {
        var shifts = await db.DutyShifts.AsNoTracking().ToListAsync(cancellation);
        var hours = await db.OpeningHours.AsNoTracking().ToListAsync(cancellation);
        var holidays = await db.Holidays.AsNoTracking().Select(row => row.Day).ToListAsync(cancellation);
        var people = await db.Counsellors.AsNoTracking().ToListAsync(cancellation);
        var active = await MembersAsync(db, [Staff.StaffRoles.Counsellor, Staff.StaffRoles.Supervisor], cancellation);
        return new DutyPlan(
            [.. shifts.Where(row => active.Contains(row.Staff)).Select(row => new DutyShift(row.Staff, row.Day, row.From, row.To, row.Order))],
            hours.ConvertAll(row => new OpeningHours(row.Day, row.From, row.To)),
            holidays.ToHashSet(),
            people.ToDictionary(row => row.Staff, row => (IReadOnlySet<string>)Split(row.Languages)),
            options.LocalOffset);
    }

    /// <summary>Whom a step of the chain calls right now; empty for the fallback, which is an address and not a person.</summary>
    internal async Task<IReadOnlyList<Guid>> CalledAsync(
        ParticipationDb db, EscalationStep step, string? language, CancellationToken cancellation)
    {
        if (step is EscalationStep.OnDuty or EscalationStep.NextOnDuty)
        {
            var onDuty = (await PlanAsync(db, cancellation)).OnDuty(time.GetUtcNow(), language);
            return step == EscalationStep.OnDuty ? [.. onDuty.Take(1)] : [.. onDuty.Skip(1).Take(1)];
        }
        return step switch
        {
            EscalationStep.Team => await MembersAsync(db, [Staff.StaffRoles.Counsellor], cancellation),
            EscalationStep.Supervisor => await MembersAsync(db, [Staff.StaffRoles.Supervisor], cancellation),
            _ => [],
        };
    }

    /// <summary>People who hold one of the roles and may sign in.</summary>
    internal async Task<List<Guid>> MembersAsync(ParticipationDb db, string[] roles, CancellationToken cancellation)
    {
        var tomorrow = time.GetUtcNow().AddDays(1);
        return await db.Users
            .Where(user => user.LockoutEnd == null || user.LockoutEnd < tomorrow)
            .Where(user => db.UserRoles.Any(held => held.UserId == user.Id && db.Roles.Any(role => role.Id == held.RoleId && roles.Contains(role.Name!))))
            .OrderBy(user => user.UserName).Select(user => user.Id).ToListAsync(cancellation);
    }

    private static HashSet<string> Split(string languages) =>
        [.. languages.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}
