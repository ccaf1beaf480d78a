using ParticipationBot.Participation.DisclosureControl;
using ParticipationBot.Participation.Topics;

namespace ParticipationBot.Participation.Polls.Results;

/// <summary>Counts answer sets one by one and publishes what may be published. The true counts never leave it.</summary>
public sealed class PollCount
{
    private readonly PollDefinition poll;
    private readonly List<QuestionCount> questions;
    private int children;

    public PollCount(PollDefinition poll)
    {
        this.poll = poll;
        questions = [.. poll.Questions.Select(question => new QuestionCount(question))];
    }

    public void Add(in AnswerSet answers)
    {
        children++;
        foreach (var question in questions)
        {
            if (answers.Choices.TryGetValue(question.Id, out var given) && given.Count > 0) question.Add(answers.Groups, given);
        }
    }

    /// <param name="closedOn">The day of the poll's close.</param>
    public PublishedResults Publish(DateOnly closedOn) => new(
        children >= Disclosure.Least ? Disclosure.Round(children) : null, closedOn,
        children >= Disclosure.Least ? [.. questions.Select(question => question.Publish(LeastFor))] : []);

    /// <summary>Sensitive polls and topics hide more by region.</summary>
    private int LeastFor(string group, string choice) =>
        group == ResultGroups.Region && (poll.Sensitive || Taxonomy.Find(choice) is { Sensitive: true }) ? Disclosure.LeastSensitive : Disclosure.Least;
}
