namespace ParticipationBot.Safeguarding.Duty;

/// <summary>A counsellor's weekly shift, in local time. A shift that ends at or before its beginning runs past midnight.</summary>
/// <param name="Order">Who of several is called first: the lower number.</param>
public sealed record DutyShift(Guid Staff, DayOfWeek Day, TimeOnly From, TimeOnly To, int Order = 0);

/// <summary>When the helpline reads on a day of the week, in local time; one that ends at or before its beginning runs past midnight.</summary>
public sealed record OpeningHours(DayOfWeek Day, TimeOnly From, TimeOnly To);

/// <summary>Who reads when: rota, opening hours, holidays and languages.</summary>
/// <param name="Holidays">Days on which nobody reads, whatever the rota says.</param>
/// <param name="Languages">Staff → languages they read and write; who is not named speaks all.</param>
/// <param name="Offset">Local time less UTC. Kazakhstan has one offset and no summer time.</param>
public sealed record DutyPlan(
    IReadOnlyList<DutyShift> Shifts, IReadOnlyList<OpeningHours> Hours, IReadOnlySet<DateOnly> Holidays,
    IReadOnlyDictionary<Guid, IReadOnlySet<string>> Languages, TimeSpan Offset)
{
    private const int DaysToLookAhead = 60;

    /// <summary>False where nobody has said when the helpline reads: then nothing is promised.</summary>
    public bool IsKnown => Shifts.Count > 0 || Hours.Count > 0;

    /// <summary>On duty now, in the order of calling; those who speak the child's language first.</summary>
    public IReadOnlyList<Guid> OnDuty(DateTimeOffset now, string? language)
    {
        var local = now.ToOffset(Offset).DateTime;
        return [.. Shifts.Where(shift => IsOpenAt(local) && Covers(shift.Day, shift.From, shift.To, local))
            .OrderBy(shift => Speaks(shift.Staff, language) ? 0 : 1).ThenBy(shift => shift.Order).ThenBy(shift => shift.Staff)
            .Select(shift => shift.Staff).Distinct()];
    }

    /// <summary>True where someone is there to read: the hours are open and, where there is a rota, a shift is running.</summary>
    public bool IsReading(DateTimeOffset now)
    {
        var local = now.ToOffset(Offset).DateTime;
        return IsKnown && IsOpenAt(local) && (Shifts.Count == 0 || Shifts.Any(shift => Covers(shift.Day, shift.From, shift.To, local)));
    }

    /// <summary>When someone reads next; null where that is now, unknown, or not within two months.</summary>
    public DateTimeOffset? NextReading(DateTimeOffset now)
    {
        if (!IsKnown || IsReading(now)) return null;
        var today = DateOnly.FromDateTime(now.ToOffset(Offset).DateTime);
        return Enumerable.Range(0, DaysToLookAhead + 1).SelectMany(ahead => Beginnings(today.AddDays(ahead)))
            .Where(moment => moment > now && IsReading(moment)).Cast<DateTimeOffset?>().Min();
    }

    // Whoever reads begins when a shift or the hours begin, or at the end of a holiday at midnight.
    private IEnumerable<DateTimeOffset> Beginnings(DateOnly day) =>
        Shifts.Where(shift => shift.Day == day.DayOfWeek).Select(shift => shift.From)
            .Concat(Hours.Where(hours => hours.Day == day.DayOfWeek).Select(hours => hours.From))
            .Append(TimeOnly.MinValue)
            .Select(from => new DateTimeOffset(day.ToDateTime(from), Offset));

    private bool IsOpenAt(DateTime local) =>
        !Holidays.Contains(DateOnly.FromDateTime(local)) && (Hours.Count == 0 || Hours.Any(hours => Covers(hours.Day, hours.From, hours.To, local)));

    private bool Speaks(Guid staff, string? language) =>
        language is null || !Languages.TryGetValue(staff, out var spoken) || spoken.Count == 0 || spoken.Contains(language);

    private static bool Covers(DayOfWeek day, TimeOnly from, TimeOnly to, DateTime local)
    {
        var time = TimeOnly.FromDateTime(local);
        if (from < to) return local.DayOfWeek == day && time >= from && time < to;
        return (local.DayOfWeek == day && time >= from) || (local.AddDays(-1).DayOfWeek == day && time < to);
    }
}
