namespace ParticipationBot.Storage.Outbox;

/// <summary>A message on its way to a chat. Its body is erased once sent.</summary>
public sealed class OutboxRow
{
    public long Id { get; set; }
    public required string Channel { get; set; }

    /// <summary>Keyed hash of the chat; the address book has the address. For staff chats: hash of the configured chat.</summary>
    public required byte[] Lane { get; set; }
    public OutboxPriority Priority { get; set; }

    /// <summary>The encrypted <see cref="Outgoing"/>; null once sent.</summary>
    public byte[]? Body { get; set; }
    public OutboxStatus Status { get; set; }
    public int Attempts { get; set; }
    public required DateTimeOffset CreatedAt { get; set; }
    public DateTimeOffset? NotBefore { get; set; }
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>For relay messages: the case message whose delivery state follows this row.</summary>
    public Guid? CaseMessage { get; set; }

    /// <summary>For calls to staff: the notice whose state follows this row.</summary>
    public Guid? Notice { get; set; }
}

public enum OutboxStatus { Waiting, Sent, Failed, Blocked }
