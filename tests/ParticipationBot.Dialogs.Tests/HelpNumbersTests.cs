using ParticipationBot.Dialogs.Help;

namespace ParticipationBot.Dialogs.Tests;

public sealed class HelpNumbersTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Theory]
    [InlineData("2026-11-23", false, false)]
    [InlineData("2026-08-25", false, false)]
    [InlineData("2026-08-24", true, false)]
    [InlineData("2026-05-27", true, false)]
    [InlineData("2026-05-26", true, true)]
    [InlineData(null, true, true)]
    public void A_number_grows_stale_and_then_stops_a_production_start(string? verified, bool isStale, bool isPastLimit)
    {
        var channels = new[] { new HelpChannel("111", "source", verified is null ? null : DateOnly.Parse(verified, System.Globalization.CultureInfo.InvariantCulture), "who") };
        HelpNumbers.Older(channels, HelpChannel.Fresh, Today).Should().HaveCount(isStale ? 1 : 0);
        HelpNumbers.Older(channels, HelpChannel.Limit, Today).Should().HaveCount(isPastLimit ? 1 : 0);
    }

    [Theory]
    [InlineData("2026-11-23T03:59:00Z", false)]
    [InlineData("2026-11-23T04:00:00Z", true)]
    [InlineData("2026-11-23T12:59:00Z", true)]
    [InlineData("2026-11-23T13:00:00Z", false)]
    [InlineData("2026-11-22T06:00:00Z", false)]
    public void A_channel_with_hours_is_shown_while_it_answers(string moment, bool isOpen)
    {
        var channel = new HelpChannel("x", "s", Today, "w", [new HelpHours([DayOfWeek.Monday], new TimeOnly(9, 0), new TimeOnly(18, 0)), new HelpHours([DayOfWeek.Tuesday], new TimeOnly(9, 0), new TimeOnly(18, 0))]);
        channel.IsOpenAt(DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture)).Should().Be(isOpen);
    }

    [Fact]
    public void Round_the_clock_numbers_are_always_open() => HelpNumbers.All.Should().OnlyContain(channel => channel.IsOpenAt(DateTimeOffset.UnixEpoch));
}
