namespace ParticipationBot.Participation.Polls;

/// <summary>
/// The polls that the dialogs can ask, as this process knows them. Replaced as a whole when something changes; whether an answer still
/// counts is decided again in the transaction that stores it.
/// </summary>
public sealed class PollBook
{
    private volatile IReadOnlyList<HeldPoll> polls = [];

    public IReadOnlyList<HeldPoll> All => polls;

    public void Replace(IReadOnlyList<HeldPoll> held) => polls = held;

    public HeldPoll? Find(string? id) => polls.FirstOrDefault(poll => poll.Definition.Id == id);

    /// <param name="code">As typed: case and surrounding blanks do not matter.</param>
    public HeldPoll? ByCode(string? code) =>
        code?.Trim() is { Length: > 0 } typed ? polls.FirstOrDefault(poll => poll.Definition.Code.Equals(typed, StringComparison.OrdinalIgnoreCase)) : null;
}
