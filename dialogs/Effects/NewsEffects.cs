using ParticipationBot.Conversation;

namespace ParticipationBot.Dialogs.Effects;

/// <summary>Shows a page of what changed, newest first.</summary>
/// <param name="Page">0 for the newest; past the last page it says that this was all.</param>
public sealed record ShowNews(int Page) : Effect;
