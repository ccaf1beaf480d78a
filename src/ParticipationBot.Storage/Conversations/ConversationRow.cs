namespace ParticipationBot.Storage.Conversations;

/// <summary>Where a chat stands in the dialogs, encrypted.</summary>
public sealed class ConversationRow
{
    public required byte[] Lane { get; set; }
    public required Guid Participant { get; set; }
    public required byte[] State { get; set; }

    /// <summary>The channel's id of the message whose buttons were sent last, to edit it in place.</summary>
    public long? LastMessage { get; set; }
    public DateTimeOffset UpdatedAt { get; set; }
}
