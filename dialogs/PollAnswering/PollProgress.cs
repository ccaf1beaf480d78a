using ParticipationBot.Conversation.Dialogs;
using ParticipationBot.Conversation.State;
using ParticipationBot.Participation.Polls;

namespace ParticipationBot.Dialogs.PollAnswering;

/// <summary>
/// How far a child is in a poll: what was answered or skipped, in order. Stands in the conversation's memory until the poll is finished,
/// so that it can be left and gone on with; then it is forgotten.
/// </summary>
internal sealed class PollProgress
{
    /// <summary>In place of the child's own words, which are not kept here.</summary>
    public const string OwnWords = "*";

    private readonly PollDefinition poll;
    private readonly List<(string Question, IReadOnlyList<string> Choices)> given;

    private PollProgress(PollDefinition poll, List<(string Question, IReadOnlyList<string> Choices)> given) => (this.poll, this.given) = (poll, given);

    public static string NameOf(string poll) => $"poll:{poll}";

    /// <summary>Reads "question=choice,choice"; a skipped question has no choices.</summary>
    public static PollProgress Of(ConversationState state, PollDefinition poll) => new(poll,
        [.. state.Memory.All(NameOf(poll.Id)).Select(line => line.Split('=', 2))
            .Select(parts => (parts[0], (IReadOnlyList<string>)parts[1].Split(',', StringSplitOptions.RemoveEmptyEntries)))]);

    public bool HasBegun => given.Count > 0;

    /// <summary>The next question; null where all are answered or skipped.</summary>
    public PollQuestion? Next => Shown.FirstOrDefault(question => !given.Exists(answer => answer.Question == question.Id));

    /// <summary>1 for the first question.</summary>
    public int Place => given.Count + 1;

    /// <summary>How many questions there are after what was answered so far.</summary>
    public int Count => Shown.Count();

    /// <summary>Questions that an answer has ruled out.</summary>
    public IReadOnlyList<string> NotAsked =>
        [.. poll.Questions.Where(question => question.ShowIf is { } show && given.Exists(answer => answer.Question == show.Question) && !question.IsShown(Choices)).Select(question => question.Id)];

    public PollProgress With(string question, params IReadOnlyList<string> choices) => new(poll, [.. given, (question, choices)]);

    /// <summary>One question back; what was answered there is asked again.</summary>
    public PollProgress Back() => new(poll, [.. given.SkipLast(1)]);

    public Outcome KeptIn(Outcome outcome) =>
        outcome.Keep(NameOf(poll.Id), [.. given.Select(answer => $"{answer.Question}={string.Join(',', answer.Choices)}")]);

    private IEnumerable<PollQuestion> Shown => poll.Questions.Where(question => question.IsShown(Choices));

    private IReadOnlyDictionary<string, IReadOnlyList<string>> Choices => given.ToDictionary(answer => answer.Question, answer => answer.Choices);
}
