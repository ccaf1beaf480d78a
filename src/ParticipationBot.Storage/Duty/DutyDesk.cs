using Microsoft.EntityFrameworkCore;
using ParticipationBot.Safeguarding.Duty;
using ParticipationBot.Storage.Audit;
using ParticipationBot.Storage.Staff;

namespace ParticipationBot.Storage.Duty;

/// <summary>What a supervisor sets: rota, opening hours, holidays, languages. Everything leaves an audit row.</summary>
public sealed class DutyDesk(IDbContextFactory<ParticipationDb> databases, AuditedWork audited, HelplineTeam team, TimeProvider time)
{
    public async Task<DutyOverview> ReadAsync(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var active = await team.MembersAsync(db, [StaffRoles.Counsellor, StaffRoles.Supervisor], cancellation);
        var names = await db.Users.AsNoTracking().Where(user => active.Contains(user.Id)).OrderBy(user => user.UserName)
            .Select(user => new { user.Id, user.UserName }).ToListAsync(cancellation);
        var known = await db.Counsellors.AsNoTracking().ToDictionaryAsync(row => row.Staff, cancellation);
        var shifts = await db.DutyShifts.AsNoTracking().ToListAsync(cancellation);
        var hours = await db.OpeningHours.AsNoTracking().ToListAsync(cancellation);
        var plan = await team.PlanAsync(db, cancellation);
        var now = time.GetUtcNow();
        return new DutyOverview(
            names.ConvertAll(user => new DutyPerson(user.Id, user.UserName!, known.GetValueOrDefault(user.Id)?.Languages ?? "", known.GetValueOrDefault(user.Id)?.Email)),
            [.. shifts.OrderBy(row => WeekOrder(row.Day)).ThenBy(row => row.From).ThenBy(row => row.Order)],
            [.. hours.OrderBy(row => WeekOrder(row.Day)).ThenBy(row => row.From)],
            await db.Holidays.AsNoTracking().OrderBy(row => row.Day).Select(row => row.Day).ToListAsync(cancellation),
            plan.OnDuty(now, null), plan.IsKnown, plan.IsReading(now), plan.NextReading(now));
    }

    public Task AddShiftAsync(Guid actor, DutyShift shift, CancellationToken cancellation) => ChangeAsync(actor, "duty.shift_added", db =>
        db.DutyShifts.Add(new DutyShiftRow { Staff = shift.Staff, Day = shift.Day, From = shift.From, To = shift.To, Order = shift.Order }), cancellation);

    public Task RemoveShiftAsync(Guid actor, long id, CancellationToken cancellation) => ChangeAsync(actor, "duty.shift_removed", db =>
        db.DutyShifts.RemoveRange(db.DutyShifts.Where(row => row.Id == id)), cancellation);

    public Task AddHoursAsync(Guid actor, OpeningHours hours, CancellationToken cancellation) => ChangeAsync(actor, "duty.hours_added", db =>
        db.OpeningHours.Add(new OpeningHoursRow { Day = hours.Day, From = hours.From, To = hours.To }), cancellation);

    public Task RemoveHoursAsync(Guid actor, long id, CancellationToken cancellation) => ChangeAsync(actor, "duty.hours_removed", db =>
        db.OpeningHours.RemoveRange(db.OpeningHours.Where(row => row.Id == id)), cancellation);

    public Task SetHolidayAsync(Guid actor, DateOnly day, bool isHoliday, CancellationToken cancellation) => ChangeAsync(actor, "duty.holiday_changed", db =>
    {
        var known = db.Holidays.Find(day);
        if (isHoliday && known is null) db.Holidays.Add(new HolidayRow { Day = day });
        if (!isHoliday && known is not null) db.Holidays.Remove(known);
    }, cancellation);

    public Task SetPersonAsync(Guid actor, Guid staff, IReadOnlyCollection<string> languages, string? email, CancellationToken cancellation) =>
        ChangeAsync(actor, "duty.person_changed", db =>
        {
            var row = db.Counsellors.Find(staff) ?? db.Counsellors.Add(new CounsellorRow { Staff = staff }).Entity;
            row.Languages = string.Join(',', languages.Order(StringComparer.Ordinal));
            row.Email = string.IsNullOrWhiteSpace(email) ? null : email.Trim();
        }, cancellation);

    private Task ChangeAsync(Guid actor, string action, Action<ParticipationDb> change, CancellationToken cancellation) =>
        audited.RunAsync(actor.ToString(), action, db =>
        {
            change(db);
            return Task.FromResult<string?>("duty");
        }, cancellation);

    private static int WeekOrder(DayOfWeek day) => ((int)day + 6) % 7;
}

/// <param name="Next">When someone reads next, where nobody does now.</param>
public sealed record DutyOverview(
    IReadOnlyList<DutyPerson> People, IReadOnlyList<DutyShiftRow> Shifts, IReadOnlyList<OpeningHoursRow> Hours, IReadOnlyList<DateOnly> Holidays,
    IReadOnlyList<Guid> OnDuty, bool IsKnown, bool IsReading, DateTimeOffset? Next);

public sealed record DutyPerson(Guid Id, string Name, string Languages, string? Email);
