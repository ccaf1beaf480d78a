using ParticipationBot.Safeguarding.Screening;

namespace ParticipationBot.Safeguarding.Deadlines;

/// <summary>The moments by which people must act on a case. Null where nothing is due.</summary>
/// <param name="LookBy">Someone must have looked.</param>
/// <param name="AnswerBy">The child who waits for a person must have heard from one.</param>
public sealed record CaseClock(DateTimeOffset? LookBy, DateTimeOffset? AnswerBy)
{
    public static CaseClock NothingDue { get; } = new(null, null);

    public DateTimeOffset? Next => (LookBy, AnswerBy) switch
    {
        ({ } look, { } answer) => look < answer ? look : answer,
        var (look, answer) => look ?? answer,
    };

    /// <summary>The child wrote or wished something. What is due already is only ever brought forward.</summary>
    public CaseClock ChildWrote(Urgency urgency, bool wantsReply, DateTimeOffset now, CaseDeadlines deadlines) => new(
        Earlier(LookBy, now + deadlines.Acknowledge(urgency)),
        wantsReply ? Earlier(AnswerBy, now + deadlines.Answer(urgency)) : AnswerBy);

    /// <summary>A person lowered or raised the urgency: open deadlines are counted anew from when they began to run.</summary>
    /// <param name="since">When the child last wrote.</param>
    public CaseClock UrgencyChanged(Urgency urgency, DateTimeOffset since, CaseDeadlines deadlines) => new(
        LookBy is null ? null : since + deadlines.Acknowledge(urgency),
        AnswerBy is null ? null : since + deadlines.Answer(urgency));

    public CaseClock Looked() => this with { LookBy = null };

    private static DateTimeOffset Earlier(DateTimeOffset? set, DateTimeOffset other) => set is { } at && at < other ? at : other;
}
