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
