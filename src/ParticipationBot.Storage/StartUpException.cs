namespace ParticipationBot.Storage;

/// <summary>The product cannot start as it is set up. The message says what to change, and holds no secret.</summary>
public sealed class StartUpException(string message, Exception? inner = null) : Exception(message, inner);
