namespace ParticipationBot.Hosting;

/// <summary>Says what to open once the host runs.</summary>
internal static class Welcome
{
    public static void Print(WebApplication app)
    {
        var settings = app.Services.GetRequiredService<Settings>();
        var address = app.Urls.FirstOrDefault()?.Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal);
        app.Logger.LogInformation("Started on {Database}; Telegram is {Telegram}.", settings.Storage.IsPostgres ? "PostgreSQL" : "SQLite", settings.Telegram is null ? "off" : "on");
        Console.Out.WriteLine($"""

            ParticipationBot is running.
              Children's web chat   {address}/chat
              Staff console         {address}/staff
              Telegram              {(settings.Telegram is not null ? "on" : "off (set Telegram__BotToken)")}
              Database              {(settings.Storage.IsPostgres ? "PostgreSQL" : "SQLite")}
              Data and keys         {settings.DataDirectory}
            Stop with Ctrl+C.

            """);
    }
}
