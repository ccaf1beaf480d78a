using ParticipationBot.Conversation.Prompts;

namespace ParticipationBot.Conversation;

/// <summary>
/// What a turn wants done. The turn itself does nothing; the caller carries out the effects in the transaction that saves the state.
/// Dialogs add their own effects as further records.
/// </summary>
public abstract record Effect;

/// <summary>Say something.</summary>
/// <param name="Question">Number of the question that the buttons belong to.</param>
/// <param name="Replaces">True to change the message whose button was pressed instead of sending a new one.</param>
public sealed record Say(Prompt Prompt, int Question, bool Replaces = false) : Effect;
