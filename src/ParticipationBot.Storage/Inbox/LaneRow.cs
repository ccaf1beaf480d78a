namespace ParticipationBot.Storage.Inbox;

/// <summary>A chat's lane. Its row is locked while a transaction takes turns in it, so that replicas keep the order within a chat.</summary>
public sealed class LaneRow
{
    public required byte[] Lane { get; set; }
}
