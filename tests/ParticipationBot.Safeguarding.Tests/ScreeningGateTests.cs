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

    [Fact]
    public void A_failure_marks_the_trace()
    {
        using var activity = new System.Diagnostics.Activity("turn").Start();
        new ScreeningGate(new BrokenScreen()).Screen("text");
        activity.Status.Should().Be(System.Diagnostics.ActivityStatusCode.Error);
    }

    private sealed class BrokenScreen : IScreen
    {
        public Verdict Screen(string text) => throw new InvalidOperationException("secret text");
    }
}
