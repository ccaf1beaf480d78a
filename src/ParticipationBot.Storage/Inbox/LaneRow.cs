namespace ParticipationBot.Storage.Inbox;

/// <summary>Who works on a chat's updates right now. One owner at a time keeps the order within a chat across replicas.</summary>
public sealed class LaneRow
{
    public required byte[] Lane { get; set; }
    public string? Owner { get; set; }
    public DateTimeOffset LeaseUntil { get; set; }

    /// <summary>Raised at each claim; a worker whose epoch is old has lost the lane and must roll back.</summary>
    public long Epoch { get; set; }
}
