using System.Globalization;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace ParticipationBot.Hosting;

/// <summary>
/// Logs: readable lines on the console, compact JSON in files. They carry ids and codes alone. HTTP clients and the request log
/// stay silent, since their lines would hold the bot's token and people's addresses.
/// </summary>
internal static class Logs
{
    private const long MostBytesOfFile = 20 * 1024 * 1024;
    private const int MostFiles = 14;

    public static void Configure(WebApplicationBuilder builder, Settings settings) => builder.Host.UseSerilog((_, logger) => logger
        .MinimumLevel.Information()
        .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
        // Faults of the database are logged by who meets them; the first migration's probe is no fault.
        .MinimumLevel.Override("Microsoft.EntityFrameworkCore", LogEventLevel.Fatal)
        .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
        .MinimumLevel.Override("System.Net.Http", LogEventLevel.Fatal)
        .WriteTo.Console(
            outputTemplate: "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}",
            formatProvider: CultureInfo.InvariantCulture)
        .WriteTo.File(
            new WithoutExceptionTexts(), Path.Combine(settings.DataDirectory, "logs", "log-.json"),
            rollingInterval: RollingInterval.Day, fileSizeLimitBytes: MostBytesOfFile, rollOnFileSizeLimit: true, retainedFileCountLimit: MostFiles));

    /// <summary>An exception's message can quote a text or an address; its type and stack cannot.</summary>
    private sealed class WithoutExceptionTexts : Serilog.Formatting.ITextFormatter
    {
        private readonly CompactJsonFormatter json = new();

        public void Format(LogEvent logEvent, TextWriter output)
        {
            if (logEvent.Exception is { } exception)
            {
                logEvent.AddPropertyIfAbsent(new LogEventProperty("Fault", new ScalarValue(exception.GetType().Name)));
                logEvent.AddPropertyIfAbsent(new LogEventProperty("Stack", new ScalarValue(exception.StackTrace)));
            }
            var properties = logEvent.Properties.Select(pair => new LogEventProperty(pair.Key, pair.Value));
            json.Format(new LogEvent(logEvent.Timestamp, logEvent.Level, null, logEvent.MessageTemplate, properties), output);
        }
    }
}
