namespace ParticipationBot.Participation.Polls;

/// <summary>Where a poll's link and QR lead: into Telegram where the bot runs there, else to the web chat of this host.</summary>
public sealed class PollLinks
{
    /// <summary>The bot's name in Telegram without "@"; null until Telegram has told it, and where the bot does not run there.</summary>
    public string? BotName { get; set; }

    /// <param name="host">Address of this host, without a slash at its end.</param>
    public string To(string code, string host) => BotName is { } name ? $"https://t.me/{name}?start={code}" : $"{host}/chat?code={code}";
}
