using ParticipationBot.Conversation;

namespace ParticipationBot.Dialogs.Effects;

/// <summary>Opens a case by the child's own wish to write to a helper.</summary>
public sealed record AskForHelper : Effect;

/// <summary>The child wants a person to answer here, in the open case.</summary>
public sealed record AllowReply : Effect;
