using ParticipationBot.Safeguarding.Screening;

namespace ParticipationBot.Safeguarding.Deadlines;

/// <summary>How soon people act on a case. All are settings; the defaults are the helpline's proposal.</summary>
public sealed record CaseDeadlines
{
    public TimeSpan AcknowledgeImmediate { get; init; } = TimeSpan.FromMinutes(5);
    public TimeSpan AcknowledgeHigh { get; init; } = TimeSpan.FromMinutes(30);
    public TimeSpan AcknowledgeRoutine { get; init; } = TimeSpan.FromHours(24);
    public TimeSpan AnswerImmediate { get; init; } = TimeSpan.FromMinutes(30);
    public TimeSpan AnswerHigh { get; init; } = TimeSpan.FromHours(2);
    public TimeSpan AnswerRoutine { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How long each step of the chain has before the next is called, as a share of the time to acknowledge.</summary>
    public double StepShare { get; init; } = 0.5;

    private static readonly TimeSpan ShortestStep = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestStep = TimeSpan.FromHours(4);

    /// <summary>Until then someone must have looked.</summary>
    public TimeSpan Acknowledge(Urgency urgency) => urgency switch
    {
        Urgency.Immediate => AcknowledgeImmediate,
        Urgency.High => AcknowledgeHigh,
        _ => AcknowledgeRoutine,
    };

    /// <summary>Until then the child who asked for a person must have heard from one.</summary>
    public TimeSpan Answer(Urgency urgency) => urgency switch
    {
        Urgency.Immediate => AnswerImmediate,
        Urgency.High => AnswerHigh,
        _ => AnswerRoutine,
    };

    /// <summary>Time between two steps of the chain once a deadline has passed.</summary>
    public TimeSpan Step(Urgency urgency)
    {
        var step = Acknowledge(urgency) * StepShare;
        return step < ShortestStep ? ShortestStep : step > LongestStep ? LongestStep : step;
    }
}
