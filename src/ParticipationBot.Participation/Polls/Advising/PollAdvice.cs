namespace ParticipationBot.Participation.Polls.Advising;

/// <summary>Something that a person should read once more before children do. It forbids nothing.</summary>
/// <param name="Where">The question's id, or "title" and "introduction".</param>
/// <param name="Language">The language of the text it is about.</param>
/// <param name="Code">What to do about it: the key of a text.</param>
/// <param name="Phrase">The words it is about, as they were written.</param>
public sealed record PollAdvice(string Where, string Language, AdviceKind Kind, string Code, string Phrase);

public enum AdviceKind
{
    /// <summary>Shows which answer is wanted.</summary>
    Leading,

    /// <summary>Asks for what would tell who a child or another person is.</summary>
    Identifying,

    /// <summary>May frighten or hurt; belongs to a talk with the helpline, not in a poll.</summary>
    Frightening,

    /// <summary>Harder to read than an eleven-year-old should have to.</summary>
    Hard,
}
