using ParticipationBot.Participation.Polls.Floods;

namespace ParticipationBot.Participation.Tests.Polls;

public sealed class FloodRuleTests
{
    private static readonly DateTimeOffset Ten = new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);
    private static readonly FloodOptions Options = new();

    [Fact]
    public void A_class_of_thirty_that_answers_in_one_lesson_is_no_flood() => Hours(Quiet(), At(Ten, 30)).Should().NotContain(hour => hour.IsFlood);

    [Fact]
    public void Six_classes_that_answer_in_one_lesson_are_no_flood() =>
        Hours(Quiet(), Spread(Ten, children: 180, minutes: 45)).Should().NotContain(hour => hour.IsFlood);

    [Fact]
    public void A_class_is_no_flood_in_a_poll_that_nobody_answered_before() => Hours(At(Ten, 30)).Should().NotContain(hour => hour.IsFlood);

    [Fact]
    public void Ten_times_the_usual_hour_is_a_flood() =>
        Hours(Quiet(), Spread(Ten, children: 400, minutes: 60)).Where(hour => hour.IsFlood).Should().ContainSingle().Which.Start.Should().Be(Ten);

    [Fact]
    public void A_busy_poll_may_have_a_busy_hour()
    {
        var busy = Enumerable.Range(1, 5).SelectMany(back => Spread(Ten.AddHours(-back), 100, 50));
        Hours(busy, Spread(Ten, 500, 60)).Should().NotContain(hour => hour.IsFlood);
        Hours(busy, Spread(Ten, 1200, 60)).Count(hour => hour.IsFlood).Should().Be(1);
    }

    [Fact]
    public void More_than_two_classes_in_the_same_minute_are_a_flood() => Hours(Quiet(), At(Ten.AddMinutes(7), 60)).Count(hour => hour.IsFlood).Should().Be(1);

    [Fact]
    public void An_hour_after_an_invitation_is_marked_and_no_flood()
    {
        var hours = FloodRule.Hours(Begun(Quiet(), Spread(Ten.AddHours(1), 3000, 60)), [Ten.AddMinutes(59)], Options);
        hours[^1].Should().Match<AnswerHour>(hour => hour.IsInvited && !hour.IsFlood && hour.Children == 3000);
    }

    [Fact]
    public void A_flood_does_not_make_the_next_one_usual() =>
        Hours(Quiet(), Spread(Ten, 400, 60), Spread(Ten.AddHours(1), 400, 60)).Count(hour => hour.IsFlood).Should().Be(2);

    [Fact]
    public void Nobody_is_left_out_of_the_count() => Hours(Quiet(), Spread(Ten, 400, 60)).Sum(hour => hour.Children).Should().Be(425);

    /// <summary>Five hours with five children each.</summary>
    private static IEnumerable<(DateTimeOffset, int)> Quiet() => Enumerable.Range(1, 5).Select(back => (Ten.AddHours(-back), 5));

    private static IEnumerable<(DateTimeOffset, int)> At(DateTimeOffset minute, int children) => [(minute, children)];

    private static IEnumerable<(DateTimeOffset, int)> Spread(DateTimeOffset from, int children, int minutes) =>
        Enumerable.Range(0, minutes).Select(minute => (from.AddMinutes(minute), (children / minutes) + (minute < children % minutes ? 1 : 0)));

    private static IReadOnlyList<AnswerHour> Hours(params IEnumerable<(DateTimeOffset, int)>[] begun) => FloodRule.Hours(Begun(begun), [], Options);

    private static Dictionary<DateTimeOffset, int> Begun(params IEnumerable<(DateTimeOffset At, int Children)>[] begun) =>
        begun.SelectMany(part => part).ToDictionary(minute => minute.At, minute => minute.Children);
}
