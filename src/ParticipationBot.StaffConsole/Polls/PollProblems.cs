using ParticipationBot.Participation.Polls;

namespace ParticipationBot.StaffConsole.Polls;

/// <summary>What is wrong with a poll, in the reader's words.</summary>
internal static class PollProblems
{
    /// <returns>"" for the poll itself, else a question's id → its problems.</returns>
    public static ILookup<string, string> Of(PollDefinition poll, Words words) =>
        PollCheck.Problems(poll).ToLookup(problem => Question(poll, problem) ?? "", problem => Sentence(problem, words));

    private static string? Question(PollDefinition poll, PollProblem problem) =>
        poll.Questions.FirstOrDefault(question => problem.Where == question.Id || problem.Where.StartsWith($"{question.Id}.", StringComparison.Ordinal))?.Id;

    private static string Sentence(PollProblem problem, Words words)
    {
        var detail = problem.Detail is "kk" or "ru" ? words[$"console.language.{problem.Detail}"] : problem.Detail;
        return words.Of($"polledit.problem.{problem.Code}", ("detail", detail));
    }
}
