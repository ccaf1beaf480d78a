namespace ParticipationBot.Participation.Participants;

/// <summary>Pseudonym of a child. Says nothing about them and is never shown to staff.</summary>
public readonly record struct ParticipantId(Guid Value);
