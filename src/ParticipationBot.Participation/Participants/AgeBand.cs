namespace ParticipationBot.Participation.Participants;

/// <summary>Age as the child gave it. Views count from 10 to 17 only.</summary>
public enum AgeBand { Under10, From10To12, From13To15, From16To17, Adult }
