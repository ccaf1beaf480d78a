namespace ParticipationBot.Participation.Commitments;

/// <summary>How far a body got with its answer. Names in each language stand in the catalogue under "commitment.status.NAME".</summary>
public enum CommitmentStatus { Planned, Promised, InProgress, Done, Refused }
