using ParticipationBot.Safeguarding.Screening;

namespace ParticipationBot.Safeguarding.Cases;

public readonly record struct CaseId(Guid Value);

/// <summary>Where a case stands. Only a person closes one; a further message from the child reopens it.</summary>
public enum CaseStatus { New, Acknowledged, Closed }

/// <summary>Who wrote a message of a case. A note is for colleagues and never leaves the helpline.</summary>
public enum CaseAuthor { Child, Helper, Note }

/// <summary>Why a case exists.</summary>
public enum CaseOrigin { Screening, ChildsWish }
