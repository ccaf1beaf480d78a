namespace ParticipationBot.Storage.Outbox;

/// <summary>What an outbox row's body holds: the address too, so that the goodbye to someone who had everything deleted still finds its way.</summary>
internal sealed record AddressedMessage(string Address, Outgoing Message);

/// <summary>A message for a sender to send.</summary>
/// <param name="Lane">Hex of the chat's hash: messages of one lane go out one after another.</param>
/// <param name="Replaces">The channel's id of the message to edit instead of sending a new one; null to send.</param>
public sealed record OutboxMessage(long Id, string Lane, OutboxPriority Priority, string Address, Outgoing Content, long? Replaces, int Attempts);

/// <summary>What became of a message.</summary>
public sealed record OutboxReport(long Id, OutboxOutcome Outcome, long? ChannelMessage = null, DateTimeOffset? RetryAt = null);

public enum OutboxOutcome { Sent, Retry, Blocked, Failed }
