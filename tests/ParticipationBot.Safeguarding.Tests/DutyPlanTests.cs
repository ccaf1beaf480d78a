using ParticipationBot.Safeguarding.Duty;

namespace ParticipationBot.Safeguarding.Tests;

public sealed class DutyPlanTests
{
    private static readonly TimeSpan Kazakhstan = TimeSpan.FromHours(5);
    private static readonly Guid Aigerim = Guid.Parse("00000000-0000-0000-0000-00000000000a");
    private static readonly Guid Dana = Guid.Parse("00000000-0000-0000-0000-00000000000d");

    // 23 November 2026 is a Monday.
    [Theory]
    [InlineData("2026-11-23T09:00", true)]
    [InlineData("2026-11-23T17:59", true)]
    [InlineData("2026-11-23T18:00", false)]
    [InlineData("2026-11-23T08:59", false)]
    [InlineData("2026-11-24T10:00", false)]
    public void Reads_while_a_shift_runs(string moment, bool reads) =>
        Plan([Shift(Aigerim, DayOfWeek.Monday, 9, 18)]).IsReading(At(moment)).Should().Be(reads);

    [Theory]
    [InlineData("2026-11-23T23:00", true)]
    [InlineData("2026-11-24T05:59", true)]
    [InlineData("2026-11-24T06:00", false)]
    [InlineData("2026-11-23T05:00", false)]
    public void A_shift_runs_past_midnight(string moment, bool reads) =>
        Plan([Shift(Aigerim, DayOfWeek.Monday, 22, 6)]).IsReading(At(moment)).Should().Be(reads);

    [Fact]
    public void Opening_hours_cut_the_shifts_and_holidays_cut_both()
    {
        var plan = Plan([Shift(Aigerim, DayOfWeek.Monday, 6, 23)]) with { Hours = [new OpeningHours(DayOfWeek.Monday, new(9, 0), new(20, 0))] };
        plan.IsReading(At("2026-11-23T08:00")).Should().BeFalse();
        plan.IsReading(At("2026-11-23T09:00")).Should().BeTrue();
        plan.OnDuty(At("2026-11-23T08:00"), null).Should().BeEmpty();

        var holiday = plan with { Holidays = new HashSet<DateOnly> { new(2026, 11, 23) } };
        holiday.IsReading(At("2026-11-23T10:00")).Should().BeFalse();
        holiday.NextReading(At("2026-11-23T10:00")).Should().Be(At("2026-11-30T09:00"));
    }

    [Fact]
    public void Says_when_somebody_reads_next()
    {
        var plan = Plan([Shift(Aigerim, DayOfWeek.Monday, 9, 18), Shift(Dana, DayOfWeek.Wednesday, 8, 12)]);
        plan.NextReading(At("2026-11-23T18:30")).Should().Be(At("2026-11-25T08:00"));
        plan.NextReading(At("2026-11-23T10:00")).Should().BeNull("somebody reads now");
        plan.NextReading(At("2026-11-22T23:59")).Should().Be(At("2026-11-23T09:00"));
    }

    [Fact]
    public void A_shift_from_midnight_to_midnight_is_a_whole_day()
    {
        var plan = Plan([Shift(Aigerim, DayOfWeek.Monday, 0, 0)]);
        plan.IsReading(At("2026-11-23T00:00")).Should().BeTrue();
        plan.IsReading(At("2026-11-23T23:59")).Should().BeTrue();
        plan.IsReading(At("2026-11-24T00:00")).Should().BeFalse();
        plan.IsReading(At("2026-11-22T23:59")).Should().BeFalse();
    }

    [Fact]
    public void A_night_shift_begins_on_the_minute()
    {
        var plan = Plan([Shift(Aigerim, DayOfWeek.Monday, 22, 6)]);
        plan.IsReading(At("2026-11-23T21:59")).Should().BeFalse();
        plan.IsReading(At("2026-11-23T22:00")).Should().BeTrue();
    }

    [Fact]
    public void Any_of_several_opening_hours_is_enough()
    {
        var plan = Plan([]) with { Hours = [new OpeningHours(DayOfWeek.Monday, new(9, 0), new(12, 0)), new OpeningHours(DayOfWeek.Monday, new(14, 0), new(18, 0))] };
        plan.IsReading(At("2026-11-23T10:00")).Should().BeTrue();
        plan.IsReading(At("2026-11-23T13:00")).Should().BeFalse();
        plan.NextReading(At("2026-11-23T13:00")).Should().Be(At("2026-11-23T14:00"));
    }

    [Fact]
    public void A_night_shift_that_a_holiday_cuts_goes_on_at_midnight()
    {
        var plan = Plan([Shift(Aigerim, DayOfWeek.Monday, 22, 6)]) with { Holidays = new HashSet<DateOnly> { new(2026, 11, 23) } };
        plan.NextReading(At("2026-11-23T22:30")).Should().Be(At("2026-11-24T00:00"));
    }

    [Fact]
    public void Looks_two_months_ahead_and_no_further()
    {
        var holidays = Enumerable.Range(0, 59).Select(day => new DateOnly(2026, 11, 23).AddDays(day)).ToHashSet();
        var plan = Plan([.. Enum.GetValues<DayOfWeek>().Select(day => Shift(Aigerim, day, 9, 18))]) with { Holidays = holidays };
        plan.NextReading(At("2026-11-23T10:00")).Should().Be(At("2027-01-21T09:00"));
        (plan with { Holidays = Enumerable.Range(0, 60).Select(day => new DateOnly(2026, 11, 23).AddDays(day)).ToHashSet() })
            .NextReading(At("2026-11-23T10:00")).Should().Be(At("2027-01-22T09:00"));
        (plan with { Holidays = Enumerable.Range(0, 61).Select(day => new DateOnly(2026, 11, 23).AddDays(day)).ToHashSet() })
            .NextReading(At("2026-11-23T10:00")).Should().BeNull();
    }

    [Fact]
    public void Of_equals_the_order_is_fixed() =>
        Plan([Shift(Dana, DayOfWeek.Monday, 9, 18), Shift(Aigerim, DayOfWeek.Monday, 9, 18)]).OnDuty(At("2026-11-23T10:00"), null).Should().Equal(Aigerim, Dana);

    [Fact]
    public void Promises_nothing_where_nobody_has_set_a_plan()
    {
        var plan = Plan([]);
        plan.IsKnown.Should().BeFalse();
        plan.IsReading(At("2026-11-23T10:00")).Should().BeFalse();
        plan.NextReading(At("2026-11-23T10:00")).Should().BeNull();
    }

    [Fact]
    public void Calls_first_who_speaks_the_childs_language_then_by_order()
    {
        var plan = Plan([Shift(Aigerim, DayOfWeek.Monday, 9, 18, order: 1), Shift(Dana, DayOfWeek.Monday, 9, 18, order: 2)]) with
        {
            Languages = new Dictionary<Guid, IReadOnlySet<string>> { [Aigerim] = new HashSet<string> { "ru" }, [Dana] = new HashSet<string> { "kk", "ru" } },
        };
        plan.OnDuty(At("2026-11-23T10:00"), "ru").Should().Equal(Aigerim, Dana);
        plan.OnDuty(At("2026-11-23T10:00"), "kk").Should().Equal(Dana, Aigerim);
        plan.OnDuty(At("2026-11-23T10:00"), null).Should().Equal(Aigerim, Dana);
    }

    private static DutyShift Shift(Guid who, DayOfWeek day, int from, int to, int order = 0) => new(who, day, new TimeOnly(from, 0), new TimeOnly(to, 0), order);

    private static DutyPlan Plan(IReadOnlyList<DutyShift> shifts) =>
        new(shifts, [], new HashSet<DateOnly>(), new Dictionary<Guid, IReadOnlySet<string>>(), Kazakhstan);

    private static DateTimeOffset At(string local) => new(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture), Kazakhstan);
}
