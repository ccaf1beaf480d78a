using ParticipationBot.Participation.Polls;
using ParticipationBot.Participation.Topics;

namespace ParticipationBot.Storage.Polls;

/// <summary>Invented answers to a poll, for the demo and the benchmark: earlier choices more often, as in life.</summary>
public static class RandomAnswers
{
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> To(PollDefinition poll, Random dice)
    {
        var answers = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var question in poll.Questions.Where(question => question.IsShown(answers) && dice.Next(12) > 0)) answers[question.Id] = To(question, dice);
        return answers;
    }

    private static IReadOnlyList<string> To(PollQuestion question, Random dice) => question.Kind switch
    {
        QuestionKind.YesNo => [dice.Next(3) > 0 ? "yes" : "no"],
        QuestionKind.Faces => [$"{1 + Early(5, dice)}"],
        QuestionKind.Number => [$"{dice.Next(question.From ?? 0, (question.To ?? 0) + 1)}"],
        QuestionKind.Text => [Taxonomy.Choosable[Early(Taxonomy.Choosable.Count, dice)].Id],
        QuestionKind.SingleChoice => [question.Choices![Early(question.Choices.Count, dice)].Id],
        _ => [.. Enumerable.Range(0, question.Most ?? 3).Select(_ => question.Choices![Early(question.Choices.Count, dice)].Id).Distinct()],
    };

    private static int Early(int count, Random dice) => (int)(count * Math.Pow(dice.NextDouble(), 1.6));
}
