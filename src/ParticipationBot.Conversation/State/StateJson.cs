using System.Text.Json;

namespace ParticipationBot.Conversation.State;

/// <summary>The stored form of a conversation.</summary>
public static class StateJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static byte[] Write(ConversationState state) => JsonSerializer.SerializeToUtf8Bytes(state, Options);

    /// <exception cref="InvalidDataException">The bytes are no state, or one of a later release.</exception>
    public static ConversationState Read(ReadOnlySpan<byte> json)
    {
        var state = JsonSerializer.Deserialize<ConversationState>(json, Options)
            ?? throw new InvalidDataException("A conversation's state is empty.");
        return state.Schema <= ConversationState.CurrentSchema
            ? state
            : throw new InvalidDataException(
                $"A conversation's state has schema {state.Schema}; this release reads up to {ConversationState.CurrentSchema}.");
    }
}
