namespace ParticipationBot.Hosting;

/// <summary>Headers that keep browsers from being used against the people who sit before them. The chat page sets a stricter policy of its own.</summary>
internal static class BrowserProtection
{
    public static void UseBrowserProtection(this WebApplication app) => app.UseSecurityHeaders(new HeaderPolicyCollection()
        .AddContentTypeOptionsNoSniff()
        .AddFrameOptionsSameOrigin()
        .AddReferrerPolicyNoReferrer()
        .AddCrossOriginOpenerPolicy(policy => policy.SameOrigin())
        .RemoveServerHeader());
}
