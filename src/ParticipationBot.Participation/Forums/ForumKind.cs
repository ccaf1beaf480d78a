namespace ParticipationBot.Participation.Forums;

/// <summary>Where children debate and decide together. Names in each language stand in the catalogue under "forum.kind.NAME".</summary>
public enum ForumKind { SchoolParliament, DebateClub, ChildrensBoard, Other }
