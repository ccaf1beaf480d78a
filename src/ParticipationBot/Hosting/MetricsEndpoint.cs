using System.Net;
using System.Security.Cryptography;
using System.Text;
using OpenTelemetry.Metrics;
using ParticipationBot.Storage.Figures;

namespace ParticipationBot.Hosting;

/// <summary>
/// Figures for operators at /metrics, in Prometheus' format. Without <c>Metrics__Token</c> only this machine may read them;
/// with it, whoever sends it as a bearer token.
/// </summary>
internal static class MetricsEndpoint
{
    public static void AddMetricsEndpoint(this IServiceCollection services) => services.AddOpenTelemetry().WithMetrics(metrics => metrics
        .AddMeter(BotMetrics.MeterName).AddMeter("Microsoft.AspNetCore.Server.Kestrel").AddRuntimeInstrumentation().AddPrometheusExporter());

    public static void MapMetricsEndpoint(this WebApplication app)
    {
        var token = app.Configuration["Metrics:Token"];
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/metrics", StringComparison.Ordinal), branch => branch.Use(async (context, next) =>
        {
            if (MayRead(context, token)) await next(context);
            else context.Response.StatusCode = StatusCodes.Status404NotFound;
        }));
        app.MapPrometheusScrapingEndpoint("/metrics").AllowAnonymous();
    }

    private static bool MayRead(HttpContext context, string? token) => string.IsNullOrEmpty(token)
        ? context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        : CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes($"Bearer {token}"), Encoding.UTF8.GetBytes(context.Request.Headers.Authorization.ToString()));
}
