using ParticipationBot.Conversation.State;
using ParticipationBot.Storage.Cases;
using ParticipationBot.Storage.Conversations;
using ParticipationBot.Storage.Participants;

namespace ParticipationBot.Storage.Turns;

/// <summary>A chat as one turn finds it and leaves it.</summary>
internal sealed class Chat(string channel, byte[] lane, string address, ConversationRow row, ParticipantRow participant, ConversationState state)
{
    public string Channel => channel;
    public byte[] Lane => lane;
    public string Address => address;
    public ConversationRow Row => row;
    public ParticipantRow Participant => participant;
    public ConversationState State { get; set; } = state;

    /// <summary>The language of the person's app, for this turn alone: it orders the language buttons and is not kept.</summary>
    public string? AppLanguage { get; init; }

    /// <summary>True where the question before this turn had a time limit, so that there is a timer to clear.</summary>
    public bool HadTimer { get; } = state.Expires is not null;

    /// <summary>True once the child has had everything deleted in this turn: nothing is saved.</summary>
    public bool IsDeleted { get; set; }

    public CaseChat ForCase => new(channel, lane, State.Language, participant);
}
