using Microsoft.Extensions.DependencyInjection;
using ParticipationBot.Storage;

namespace ParticipationBot.Channels.Notices;

/// <summary>Puts the calls to staff together.</summary>
public static class NoticeSetup
{
    private const int ShortestSecret = 16;

    /// <exception cref="StartUpException">The settings cannot work; the message says what to change.</exception>
    public static IServiceCollection AddNotices(this IServiceCollection services, NoticeOptions options)
    {
        if (options.Email is { } email)
        {
            if (email.Port is <= 0 or > 65535 || !MimeKit.MailboxAddress.TryParse(email.From, out _))
                throw new StartUpException("Notices:Email needs Host, Port and a From address.");
            services.AddSingleton<INoticeChannel>(provider => new EmailNotices(email, provider.GetRequiredService<TimeProvider>()));
        }
        if (options.Webhook is { } webhook)
        {
            if (webhook.Secret.Length < ShortestSecret) throw new StartUpException($"Notices:Webhook:Secret needs at least {ShortestSecret} characters.");
            if (webhook.Url.Scheme != Uri.UriSchemeHttps && !webhook.AllowsPrivateNetwork) throw new StartUpException("Notices:Webhook:Url must be https.");
            services.AddSingleton<INoticeChannel>(provider => new WebhookNotices(webhook, provider.GetRequiredService<TimeProvider>()));
        }
        if (options.Email is null && options.Webhook is null) return services;
        return services.AddSingleton<NoticeSender>().AddHostedService(provider => provider.GetRequiredService<NoticeSender>());
    }
}
