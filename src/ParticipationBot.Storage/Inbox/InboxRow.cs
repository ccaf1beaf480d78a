namespace ParticipationBot.Storage.Inbox;

/// <summary>An accepted update, waiting for its turn. Its body is erased when the turn has been taken.</summary>
public sealed class InboxRow
{
    public long Id { get; set; }
    public required string Channel { get; set; }
    public required long UpdateId { get; set; }

    /// <summary>Keyed hash of channel and address: the lane in which updates keep their order.</summary>
    public required byte[] Lane { get; set; }

    /// <summary>Address and <see cref="IncomingBody"/>, encrypted; null once done.</summary>
    public byte[]? Body { get; set; }
    public InboxStatus Status { get; set; }
    public int Attempts { get; set; }
    public required DateTimeOffset ReceivedAt { get; set; }
    public DateTimeOffset? DoneAt { get; set; }
}

public enum InboxStatus { Waiting, Done, Failed }
