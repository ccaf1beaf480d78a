using CsCheck;
using ParticipationBot.Safeguarding.Deadlines;
using ParticipationBot.Safeguarding.Screening;

namespace ParticipationBot.Safeguarding.Tests;

public sealed class DeadlineTests
{
    private static readonly CaseDeadlines Deadlines = new();
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly Gen<Urgency> Urgencies = Gen.Enum<Urgency>();

    [Theory]
    [InlineData(Urgency.Immediate, 5, 30)]
    [InlineData(Urgency.High, 30, 120)]
    [InlineData(Urgency.Routine, 24 * 60, 24 * 60)]
    public void The_defaults_are_the_helplines(Urgency urgency, int look, int answer)
    {
        Deadlines.Acknowledge(urgency).Should().Be(TimeSpan.FromMinutes(look));
        Deadlines.Answer(urgency).Should().Be(TimeSpan.FromMinutes(answer));
    }

    [Theory]
    [InlineData(Urgency.Immediate, 2.5)]
    [InlineData(Urgency.High, 15)]
    [InlineData(Urgency.Routine, 240)]
    public void Each_step_of_the_chain_has_its_time(Urgency urgency, double minutes) =>
        Deadlines.Step(urgency).Should().Be(TimeSpan.FromMinutes(minutes));

    [Fact]
    public void A_step_is_never_shorter_than_a_minute() =>
        (new CaseDeadlines { AcknowledgeImmediate = TimeSpan.FromSeconds(10) }).Step(Urgency.Immediate).Should().Be(TimeSpan.FromMinutes(1));

    [Fact]
    public void Whatever_the_child_writes_no_deadline_moves_back() => Gen.Select(Urgencies, Gen.Int[0, 5000], Gen.Bool).Array[1, 8].Sample(messages =>
    {
        var clock = CaseClock.NothingDue;
        var now = Now;
        foreach (var (urgency, minutes, wants) in messages)
        {
            var before = clock;
            now += TimeSpan.FromMinutes(minutes);
            clock = clock.ChildWrote(urgency, wants, now, Deadlines);
            if (before.LookBy is { } look) clock.LookBy.Should().BeOnOrBefore(look);
            if (before.AnswerBy is { } answer) clock.AnswerBy.Should().BeOnOrBefore(answer);
            clock.LookBy.Should().BeOnOrBefore(now + Deadlines.Acknowledge(urgency));
        }
    }, iter: 300);

    [Fact]
    public void Looking_leaves_the_answer_due()
    {
        var clock = CaseClock.NothingDue.ChildWrote(Urgency.High, wantsReply: true, Now, Deadlines);
        clock.Next.Should().Be(Now.AddMinutes(30));
        clock.Looked().Next.Should().Be(Now.AddHours(2));
        CaseClock.NothingDue.ChildWrote(Urgency.High, wantsReply: false, Now, Deadlines).Looked().Next.Should().BeNull();
    }

    [Fact]
    public void What_is_due_first_comes_first()
    {
        new CaseClock(Now, Now.AddHours(1)).Next.Should().Be(Now);
        new CaseClock(Now.AddHours(1), Now).Next.Should().Be(Now);
        new CaseClock(null, Now).Next.Should().Be(Now);
        new CaseClock(Now, null).Next.Should().Be(Now);
        CaseClock.NothingDue.Next.Should().BeNull();
    }

    [Fact]
    public void Where_nothing_is_due_a_changed_urgency_makes_nothing_due() =>
        CaseClock.NothingDue.UrgencyChanged(Urgency.Immediate, Now, Deadlines).Should().Be(CaseClock.NothingDue);

    [Fact]
    public void A_changed_urgency_counts_from_the_childs_last_words()
    {
        var clock = CaseClock.NothingDue.ChildWrote(Urgency.Immediate, wantsReply: true, Now, Deadlines);
        clock.UrgencyChanged(Urgency.Routine, Now, Deadlines).Should().Be(new CaseClock(Now.AddHours(24), Now.AddHours(24)));
        clock.Looked().UrgencyChanged(Urgency.High, Now, Deadlines).Should().Be(new CaseClock(null, Now.AddHours(2)));
    }
}

public sealed class EscalationChainTests
{
    [Fact]
    public void Goes_up_step_by_step_and_stays_at_the_fallback()
    {
        var steps = new List<EscalationStep> { EscalationChain.First(_ => true) };
        for (var i = 0; i < 5; i++) steps.Add(EscalationChain.After(steps[^1], _ => true));
        steps.Should().Equal(EscalationStep.OnDuty, EscalationStep.NextOnDuty, EscalationStep.Team, EscalationStep.Supervisor, EscalationStep.Fallback, EscalationStep.Fallback);
    }

    [Fact]
    public void Leaves_out_steps_that_call_nobody()
    {
        EscalationChain.First(step => step == EscalationStep.Supervisor).Should().Be(EscalationStep.Supervisor);
        EscalationChain.After(EscalationStep.OnDuty, step => step == EscalationStep.Team).Should().Be(EscalationStep.Team);
        EscalationChain.First(_ => false).Should().Be(EscalationStep.Fallback);
    }
}
