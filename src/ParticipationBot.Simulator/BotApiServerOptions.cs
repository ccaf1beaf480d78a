namespace ParticipationBot.Simulator;

/// <summary>How the Bot API server on loopback is set up.</summary>
public sealed record BotApiServerOptions
{
    /// <summary>The only token that is accepted; shaped as Telegram's are.</summary>
    public string Token { get; init; } = "7000000001:AAsimulatedSimulatedSimulatedSimul0";

    /// <summary>0 takes a free port.</summary>
    public int Port { get; init; }

    /// <summary>Seed of the faults' dice.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>False for long benches: messages are counted but not remembered.</summary>
    public bool KeepsMessages { get; init; } = true;

    /// <summary>Telegram answers a button press for some minutes only; later answers get "query is too old".</summary>
    public TimeSpan CallbackLifetime { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Pause before a webhook call that failed is tried again.</summary>
    public TimeSpan WebhookRetry { get; init; } = TimeSpan.FromMilliseconds(100);
}
