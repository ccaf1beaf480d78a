using ParticipationBot.Participation.DisclosureControl;
using ParticipationBot.Participation.Topics;

namespace ParticipationBot.Participation.Polls.Results;

/// <summary>Counts answer sets one by one and publishes what may be published. The true counts never leave it.</summary>
public sealed class PollCount
{
    private readonly PollDefinition poll;
    private readonly List<QuestionCount> questions;

    public PollCount(PollDefinition poll)
    {
        this.poll = poll;
        questions = [.. poll.Questions.Select(question => new QuestionCount(question))];
    }

    internal int Children { get; set; }

    public void Add(in AnswerSet answers)
    {
        Children++;
        foreach (var question in questions)
        {
            if (answers.Choices.TryGetValue(question.Id, out var given) && given.Count > 0) question.Add(answers.Groups, given);
        }
    }

    /// <summary>Children of one group who gave the same answer to a question.</summary>
    internal void Add(string question, string name, string value, IReadOnlyList<string> given, int times)
    {
        if (given.Count > 0) questions.Find(each => each.Id == question)?.Add(name, value, given, times);
    }

    /// <param name="closedOn">The day of the poll's close.</param>
    public PublishedResults Publish(DateOnly closedOn) => new(
        Children >= Disclosure.Least ? Disclosure.Round(Children) : null, closedOn,
        Children >= Disclosure.Least ? [.. questions.Select(question => question.Publish(LeastFor))] : []);

    /// <summary>Sensitive polls and topics hide more by region.</summary>
    private int LeastFor(string group, string choice) =>
        group == ResultGroups.Region && (poll.Sensitive || Taxonomy.Find(choice) is { Sensitive: true }) ? Disclosure.LeastSensitive : Disclosure.Least;
}
