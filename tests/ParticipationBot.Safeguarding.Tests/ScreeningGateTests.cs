using ParticipationBot.Safeguarding.Screening;

namespace ParticipationBot.Safeguarding.Tests;

public sealed class ScreeningGateTests
{
    [Fact]
    public void A_screen_that_fails_clears_nothing()
    {
        var verdict = new ScreeningGate(new BrokenScreen()).Screen("text");
        verdict.Class.Should().Be(ScreeningClass.NotCleared);
        verdict.OpensCase.Should().BeTrue();
        verdict.Reasons.Should().NotContainMatch("*secret*", "a fault's message may quote the text");
    }

    private sealed class BrokenScreen : IScreen
    {
        public Verdict Screen(string text) => throw new InvalidOperationException("secret text");
    }
}
