namespace ParticipationBot.Participation.Forums;

/// <summary>What came of a decision of a forum, as far as is known.</summary>
public enum DecisionOutcome { Open, Accepted, CarriedOut, Refused }
