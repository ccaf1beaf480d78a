using ParticipationBot.Conversation;

namespace ParticipationBot.Dialogs.Effects;

/// <summary>
/// The child wants a person to answer here. Goes on with their latest case, reopening it if it was closed, or opens one by the child's
/// own wish where there is none.
/// </summary>
public sealed record AskForHelper : Effect;

/// <summary>Says truthfully whether anybody reads right now, or when somebody will.</summary>
/// <param name="WithNumbers">Also shows the help numbers that are open now.</param>
public sealed record TellWhoReads(bool WithNumbers) : Effect;

/// <summary>The child leaves the conversation with the helper; the case stays as it is.</summary>
public sealed record LeaveHelper : Effect;

/// <summary>The child's answer to "Did it help?".</summary>
public sealed record RateHelp(bool Helped) : Effect;
