using ParticipationBot.StaffConsole.Access;

namespace ParticipationBot.Hosting;

/// <summary>Says what to open once the host runs.</summary>
internal static class Welcome
{
    public static async Task PrintAsync(WebApplication app)
    {
        var settings = app.Services.GetRequiredService<Settings>();
        app.Logger.LogInformation(
            "Started on {Database}; Telegram is {Telegram}.", settings.Storage.IsPostgres ? "PostgreSQL" : "SQLite", settings.Telegram is null ? "off" : "on");
        var address = (app.Urls.FirstOrDefault() ?? "").Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal);
        var first = await app.Services.GetRequiredService<FirstAdministrator>().LinkAsync(CancellationToken.None);
        Console.Out.WriteLine($"""

            ParticipationBot is running.
              Children's web chat   {address}/chat
              Staff console         {address}/staff
              Telegram              {(settings.Telegram is not null ? "on" : "off (set Telegram__BotToken)")}
              Database              {(settings.Storage.IsPostgres ? "PostgreSQL" : "SQLite")}
              Data and keys         {settings.DataDirectory}
            """);
        if (first is not null) Console.Out.WriteLine($"\nNobody can sign in yet. Open this link once to become the first administrator:\n  {address}{first}");
        Console.Out.WriteLine("\nStop with Ctrl+C.\n");
    }
}
