namespace ParticipationBot.Participation.Polls.Advising;

/// <summary>Reads a poll for what <see cref="PollCheck"/> does not see: how it asks. A word list finds phrases, not meanings; people decide.</summary>
public static class PollAdvisor
{
    private static readonly IReadOnlyList<(string Language, PhraseList Phrases)> Lists = [("kk", PhraseList.For("kk")), ("ru", PhraseList.For("ru"))];

    /// <returns>All advice, in the poll's order; empty where nothing was found.</returns>
    public static IReadOnlyList<PollAdvice> Of(PollDefinition poll) =>
    [
        .. Of("title", poll.Title), .. Of("introduction", poll.Introduction), .. poll.Questions.SelectMany(Of),
    ];

    /// <returns>Advice on the question's text and its choices.</returns>
    public static IEnumerable<PollAdvice> Of(PollQuestion question) =>
        Of(question.Id, question.Text).Concat((question.Choices ?? []).SelectMany(choice => Of(question.Id, choice.Text))).Distinct();

    private static IEnumerable<PollAdvice> Of(string where, PollText text)
    {
        foreach (var (language, phrases) in Lists)
        {
            var words = text.In(language);
            foreach (var (kind, code, phrase) in phrases.In(words)) yield return new PollAdvice(where, language, kind, code, phrase);
            if (ReadingLevel.Hardness(words, language) is { } hard) yield return new PollAdvice(where, language, AdviceKind.Hard, hard.Code, hard.Phrase);
        }
    }
}
