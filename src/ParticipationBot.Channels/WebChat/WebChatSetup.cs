using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace ParticipationBot.Channels.WebChat;

/// <summary>Puts the web chat together.</summary>
public static class WebChatSetup
{
    /// <summary>Needs <c>AddStorage</c>, <c>AddBotDialogs</c> and a <c>Catalogue</c>.</summary>
    public static IServiceCollection AddWebChat(this IServiceCollection services, WebChatOptions? options = null) => services
        .AddSingleton(options ?? new WebChatOptions()).AddSingleton<RequestLimits>()
        .AddSingleton<ConversationTokens>().AddSingleton<MessageNumbers>().AddSingleton<PostedBefore>().AddSingleton<ConversationHub>()
        .AddSingleton<ActivityReader>().AddSingleton<ActivityPosts>().AddSingleton<ActivityStream>().AddSingleton<DirectLineEndpoints>()
        .AddHostedService<WebChatSender>();

    /// <summary>Serves Direct Line 3.0 under /v3/directline, and the page at /chat.</summary>
    public static WebApplication MapWebChat(this WebApplication app)
    {
        app.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.FromSeconds(20) });
        DirectLineEndpoints.Map(app);
        WebChatPage.Map(app);
        return app;
    }
}
