namespace ParticipationBot.Channels.Telegram;

/// <summary>How the bot reaches Telegram. Settings stand under "Telegram".</summary>
public sealed record TelegramOptions
{
    /// <summary>From @BotFather. Part of every address that is called, so no address may be logged.</summary>
    public required string BotToken { get; init; }

    /// <summary>Where the Bot API is served; null for Telegram's own. A local Bot API server or the simulator otherwise.</summary>
    public string? ApiRoot { get; init; }

    /// <summary>The host's public address; null to fetch updates instead (long polling).</summary>
    public string? WebhookUrl { get; init; }

    /// <summary>What Telegram must send along with each webhook call: 1–256 letters, digits, "_" and "-".</summary>
    public string? WebhookSecret { get; init; }

    /// <summary>Chat id of the helpline's staff group: the one group that the bot does not leave.</summary>
    public string? StaffChat { get; init; }

    /// <summary>Messages per second, evenly spaced. Telegram allows about 30; 0 lifts all pacing, for benches only.</summary>
    public double PacePerSecond { get; init; } = 25;

    /// <summary>Messages in a row that one chat may get before it is held to one per second.</summary>
    public int ChatBurst { get; init; } = 6;

    /// <summary>How long one call may take, polling aside.</summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long Telegram may hold a poll open when there is nothing new.</summary>
    public TimeSpan PollTimeout { get; init; } = TimeSpan.FromSeconds(40);

    /// <summary>First pause after a call failed; it doubles with each further failure.</summary>
    public TimeSpan FirstRetry { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Calls that are under way at the same time.</summary>
    public int Parallel { get; init; } = 32;

    internal bool UsesWebhook => !string.IsNullOrWhiteSpace(WebhookUrl);
}
