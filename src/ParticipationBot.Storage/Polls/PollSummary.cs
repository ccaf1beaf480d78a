using ParticipationBot.Participation.Participants;
using ParticipationBot.Participation.Polls;
using ParticipationBot.Participation.Polls.Results;

namespace ParticipationBot.Storage.Polls;

/// <summary>A poll as staff see it.</summary>
/// <param name="Children">How many have answered so far: the live total, and nothing else before the close.</param>
/// <param name="Author">Who saved or proposed it last; somebody else approves.</param>
public sealed record PollSummary(
    PollDefinition Definition, int Version, PollStage Stage, int Children, Guid? Author, PublishedResults? Results, PollAudience Audience,
    DateTimeOffset? InvitedAt, DateTimeOffset? RemindedAt)
{
    /// <summary>An invitation or a reminder is going out, or waits for the morning or the end of lessons. Only of a single poll that was looked up.</summary>
    public bool IsInviting { get; init; }
}

/// <summary>Who works with polls.</summary>
/// <param name="All">An analyst: every poll. A coordinator: those of their own forums.</param>
public readonly record struct PollReach(Guid Staff, bool All);

/// <param name="Ages">Empty for all from 10 to 17.</param>
/// <param name="IsListed">In every child's list; otherwise by code, link or QR alone.</param>
/// <param name="Opens">Null to open with the approval.</param>
/// <param name="Closes">Null for a standing poll.</param>
/// <param name="Region">Whom an invitation goes to; null for children of all regions.</param>
/// <param name="Language">Likewise: "kk" or "ru", as children use the bot; null for both.</param>
public sealed record PollAudience(IReadOnlyList<AgeBand> Ages, bool IsListed, DateTimeOffset? Opens, DateTimeOffset? Closes, string? Region = null, string? Language = null);

public enum PollStage { Draft, Proposed, Waiting, Open, Closed, Withdrawn }

/// <summary>What came of a step that staff took.</summary>
public enum PollStep { Done, Unknown, Immutable, ChangedMeanwhile, CodeTaken, HasProblems, EndsBeforeNow, NotProposed, SamePerson, NotOpen, Already }
