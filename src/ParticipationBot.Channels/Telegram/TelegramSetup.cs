using Microsoft.Extensions.DependencyInjection;
using ParticipationBot.Conversation.Dialogs;
using ParticipationBot.Storage;

namespace ParticipationBot.Channels.Telegram;

/// <summary>Puts the Telegram channel together.</summary>
public static class TelegramSetup
{
    /// <summary>
    /// Needs <c>AddStorage</c>, <c>AddBotDialogs</c> and a <c>Catalogue</c>. With a webhook, map <see cref="TelegramWebhook.MapTelegramWebhook"/> too.
    /// When the host starts with a wrong token, starting throws <see cref="StartUpException"/>.
    /// </summary>
    /// <exception cref="StartUpException">The settings cannot work; the message says what to change.</exception>
    public static IServiceCollection AddTelegramChannel(this IServiceCollection services, TelegramOptions options)
    {
        TelegramWebhook.Check(options);
        services.AddSingleton(options).AddSingleton(new TelegramClient(options));
        services.AddSingleton(provider => new UpdateReader(provider.GetRequiredService<DialogSet>().Commands.Keys.ToHashSet(), options.StaffChat));
        services.AddSingleton(provider => new SendPacer(options.PacePerSecond, options.ChatBurst, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ShownChats>().AddSingleton<MenuCarrier>().AddSingleton<MessageDelivery>();
        services.AddSingleton<UpdateReceiver>().AddSingleton<ExclusiveRole>();
        services.AddSingleton<Courtesies>().AddHostedService(provider => provider.GetRequiredService<Courtesies>());
        // First in the order of starting: a wrong token ends the start before anything is fetched or sent.
        services.AddHostedService<TelegramStartUp>();
        services.AddHostedService<TelegramSender>();
        if (!options.UsesWebhook) services.AddHostedService<TelegramPoller>();
        return services;
    }
}
