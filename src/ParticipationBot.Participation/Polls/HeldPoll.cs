using ParticipationBot.Participation.Participants;
using ParticipationBot.Participation.Polls.Results;

namespace ParticipationBot.Participation.Polls;

/// <summary>A poll that a second person approved: it is held in its time, for its audience.</summary>
/// <param name="Ages">Who is asked; empty for all from 10 to 17.</param>
/// <param name="IsListed">Shown in every child's list; otherwise reached by its code, link or QR alone.</param>
/// <param name="Closes">Null for a standing poll.</param>
/// <param name="Results">What may be published of it; null before the close.</param>
public sealed record HeldPoll(
    PollDefinition Definition, IReadOnlyList<AgeBand> Ages, bool IsListed, DateTimeOffset Opens, DateTimeOffset? Closes, PublishedResults? Results = null)
{
    public bool IsOpen(DateTimeOffset now) => Opens <= now && (Closes is null || now < Closes);

    public bool IsFor(AgeBand age) => Ages.Count == 0 || Ages.Contains(age);
}
