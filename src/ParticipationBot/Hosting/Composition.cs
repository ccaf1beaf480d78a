using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using ParticipationBot.Channels.Notices;
using ParticipationBot.Channels.Telegram;
using ParticipationBot.Channels.WebChat;
using ParticipationBot.Dialogs;
using ParticipationBot.Insights;
using ParticipationBot.Language;
using ParticipationBot.Language.Commands;
using ParticipationBot.Localization;
using ParticipationBot.StaffConsole;
using ParticipationBot.Storage;

namespace ParticipationBot.Hosting;

/// <summary>Puts the projects together.</summary>
internal static class Composition
{
    public static void AddParticipationBot(this WebApplicationBuilder builder, Settings settings)
    {
        var services = builder.Services;
        services.AddSingleton(settings).AddSingleton(TimeProvider.System);
        services.AddSingleton(Catalogue.Load(settings.LocalizationFolder)).AddBotDialogs();
        // What a text is about, and whether someone is in danger. Trains a model on first start.
        services.AddLanguage(new LanguageOptions(settings.ModelFile, settings.LocalizationFolder), new WriterProgress(Console.Out));
        // Turns, cases and timers, in one database.
        services.AddSingleton(settings.Helpline).AddSingleton(settings.Retention).AddSingleton(settings.News).AddSingleton(settings.Floods);
        services.AddStorage(settings.Storage, settings.StaffNotices).AddStorageWorkers();
        // Telegram, where a token is set; the web chat works without.
        if (settings.Telegram is { } telegram) services.AddTelegramChannel(telegram);
        services.AddNotices(settings.Notices);
        services.AddWebChat();
        services.AddInsights().AddStaffConsole();
        services.AddMetricsEndpoint();
        services.AddHealthChecks().AddCheck<StorageHealth>("storage", tags: ["ready"]).AddCheck<DrillHealth>("drill", tags: ["drill"]);
    }

    public static void MapParticipationBot(this WebApplication app)
    {
        app.UseBrowserProtection();
        app.MapMetricsEndpoint();
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready") });
        app.MapHealthChecks("/health/drill", new HealthCheckOptions
        {
            Predicate = check => check.Tags.Contains("drill"),
            ResponseWriter = (context, report) => context.Response.WriteAsync($"{report.Status}: {report.Entries["drill"].Description}"),
        });
        if (app.Services.GetRequiredService<Settings>().Telegram is not null) app.MapTelegramWebhook();
        app.MapWebChat();
        app.MapStaffConsole();
        app.MapGet("/", () => Results.Redirect("/chat"));
    }
}

/// <summary>Ready once the database answers.</summary>
internal sealed class StorageHealth(ParticipationDb db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await db.Database.CanConnectAsync(cancellationToken)
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("The database does not answer.");
}
