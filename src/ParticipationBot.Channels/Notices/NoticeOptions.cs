namespace ParticipationBot.Channels.Notices;

/// <summary>How staff are called besides the console and Telegram.</summary>
public sealed record NoticeOptions
{
    public EmailOptions? Email { get; init; }
    public WebhookOptions? Webhook { get; init; }
}

/// <param name="Security">"auto", "none", "starttls" or "tls". Only a server on this machine should be spoken to without encryption.</param>
public sealed record EmailOptions(string Host, int Port, string From, string? User = null, string? Password = null, string Security = "auto");

/// <param name="Url">Receives a POST for each call.</param>
/// <param name="Secret">Signs each request: HMAC-SHA-256 over "TIMESTAMP.BODY".</param>
/// <param name="AllowsPrivateNetwork">True where the receiver stands in the operator's own network; else such addresses are refused.</param>
public sealed record WebhookOptions(Uri Url, string Secret, bool AllowsPrivateNetwork = false);
