using CsCheck;
using Microsoft.Extensions.Time.Testing;
using ParticipationBot.Channels.Telegram;

namespace ParticipationBot.Channels.Tests.Telegram;

public sealed class PacerTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Milliseconds until the next try, and the chat that wants to send.</summary>
    private static readonly Gen<(int Pause, int Chat)[]> Tries = Gen.Select(Gen.Int[0, 60], Gen.Int[0, 5]).Array[1, 600];

    [Fact]
    public void No_second_holds_more_messages_than_the_rate() => Tries.Sample(tries =>
    {
        var sent = Run(25, chatBurst: 1000, tries).Select(one => one.At).ToList();
        for (var first = 0; first + 25 < sent.Count; first++)
            (sent[first + 25] - sent[first]).Should().BeGreaterThanOrEqualTo(TimeSpan.FromSeconds(1));
    });

    [Fact]
    public void No_chat_gets_more_than_its_burst_and_then_one_per_second() => Tries.Sample(tries =>
    {
        const int burst = 4;
        foreach (var chat in Run(200, burst, tries).GroupBy(one => one.Chat))
        {
            var sent = chat.Select(one => one.At).ToList();
            for (var first = 0; first < sent.Count; first++)
            for (var last = first; last < sent.Count; last++)
                (last - first + 1).Should().BeLessThanOrEqualTo(burst + (int)(sent[last] - sent[first]).TotalSeconds);
        }
    });

    [Fact]
    public void While_all_are_held_nobody_sends()
    {
        var time = new FakeTimeProvider(Start);
        var pacer = new SendPacer(25, 5, time);
        pacer.HoldAll(TimeSpan.FromSeconds(3));
        pacer.TryTake("a").Should().BeFalse();
        time.Advance(TimeSpan.FromSeconds(3));
        pacer.TryTake("a").Should().BeTrue();
    }

    [Theory, InlineData(25), InlineData(0)]
    public void A_held_chat_waits_and_others_go_on(double rate)
    {
        var time = new FakeTimeProvider(Start);
        var pacer = new SendPacer(rate, 5, time);
        pacer.Hold("a", TimeSpan.FromSeconds(3));
        pacer.TryTake("a").Should().BeFalse();
        pacer.TryTake("b").Should().BeTrue();
        time.Advance(TimeSpan.FromSeconds(3));
        pacer.TryTake("a").Should().BeTrue();
    }

    /// <summary>Each sample has its own clock: samples run side by side.</summary>
    private static List<(DateTimeOffset At, int Chat)> Run(double rate, int chatBurst, IEnumerable<(int Pause, int Chat)> tries)
    {
        var time = new FakeTimeProvider(Start);
        var pacer = new SendPacer(rate, chatBurst, time);
        var sent = new List<(DateTimeOffset, int)>();
        foreach (var (pause, chat) in tries)
        {
            time.Advance(TimeSpan.FromMilliseconds(pause));
            if (pacer.TryTake($"{chat}")) sent.Add((time.GetUtcNow(), chat));
        }
        return sent;
    }
}
