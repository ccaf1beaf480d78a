using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using ParticipationBot.Storage.Cases.Notices;

namespace ParticipationBot.Channels.Notices;

/// <summary>Calls staff by mail. The subject is the same for all cases, since it stands on locked screens.</summary>
internal sealed class EmailNotices(EmailOptions options, TimeProvider time) : INoticeChannel
{
    private const int TimeoutMilliseconds = 15_000;

    public string Name => "email";

    public async Task<string?> SendAsync(NoticeToSend notice, CancellationToken cancellation)
    {
        if (!MailboxAddress.TryParse(notice.Address, out var to)) return "no address";
        using var message = new MimeMessage { Date = time.GetUtcNow(), MessageId = $"{notice.Id:N}@participationbot" };
        message.From.Add(MailboxAddress.Parse(options.From));
        message.To.Add(to);
        message.Subject = notice.Code;
        message.Body = new TextPart("plain") { Text = notice.Text };
        try
        {
            using var client = new SmtpClient { Timeout = TimeoutMilliseconds };
            await client.ConnectAsync(options.Host, options.Port, Security, cancellation);
            if (options.User is { Length: > 0 } user) await client.AuthenticateAsync(user, options.Password ?? "", cancellation);
            await client.SendAsync(message, cancellation);
            await client.DisconnectAsync(quit: true, cancellation);
            return null;
        }
        catch (Exception fault) when (fault is SocketException or IOException or ServiceNotConnectedException or CommandException or ProtocolException
            or SslHandshakeException or AuthenticationException or TimeoutException or NotSupportedException)
        {
            return fault is SmtpCommandException refused ? $"smtp {(int)refused.StatusCode}" : fault.GetType().Name;
        }
    }

    private SecureSocketOptions Security => options.Security switch
    {
        "none" => SecureSocketOptions.None,
        "starttls" => SecureSocketOptions.StartTls,
        "tls" => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.Auto,
    };
}
