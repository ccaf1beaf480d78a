using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using ParticipationBot.Conversation.Checks;
using ParticipationBot.Dialogs;
using ParticipationBot.Dialogs.Help;
using ParticipationBot.Localization;
using ParticipationBot.Storage;
using Serilog;

namespace ParticipationBot.Hosting;

/// <summary>Builds the host, checks that it may start, and runs it.</summary>
internal static class BotHost
{
    /// <returns>The process's exit code: 0 after a stop, 1 where the start was refused. What to do is printed.</returns>
    public static async Task<int> RunAsync(string[] arguments, CancellationToken cancellation)
    {
        try
        {
            await using var app = await BuildAsync(arguments, cancellation);
            await app.StartAsync(cancellation);
            await Welcome.PrintAsync(app);
            await app.WaitForShutdownAsync(cancellation);
            return 0;
        }
        catch (Exception refused) when (Advice(refused) is not null)
        {
            Console.Error.WriteLine(Advice(refused));
            return 1;
        }
        finally
        {
            await Log.CloseAndFlushAsync();
        }
    }

    public static async Task<WebApplication> BuildAsync(string[] arguments, CancellationToken cancellation)
    {
        // The texts and pages lie beside the program, wherever it was started from.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = arguments, ContentRootPath = AppContext.BaseDirectory });
        // Unpublished, the pages' scripts and styles lie beside their projects.
        if (File.Exists(Path.Combine(AppContext.BaseDirectory, "ParticipationBot.staticwebassets.runtime.json"))) builder.WebHost.UseStaticWebAssets();
        // Here and not in appsettings.json, whose "Urls" would win over ASPNETCORE_URLS.
        if (string.IsNullOrEmpty(builder.Configuration["urls"])) builder.WebHost.UseUrls("http://localhost:5080");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        var settings = Settings.Read(builder.Configuration);
        Logs.Configure(builder, settings);
        builder.AddParticipationBot(settings);
        var app = builder.Build();
        CheckWhatShips(app.Services.GetRequiredService<Catalogue>());
        if (settings.IsProduction) HelpNumbersCheck.Require(HelpNumbers.All, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().DateTime));
        await app.Services.PrepareStorageAsync(cancellation);
        app.MapParticipationBot();
        return app;
    }

    private static void CheckWhatShips(Catalogue catalogue)
    {
        var problems = CatalogueCheck.Problems(catalogue).Concat(GraphCheck.Problems(BotDialogs.All)).ToList();
        if (problems.Count > 0) throw new StartUpException("The texts or dialogs are not whole:\n" + string.Join('\n', problems.Take(20)));
    }

    private static string? Advice(Exception fault) => fault switch
    {
        StartUpException or StorageUnavailableException => fault.Message,
        IOException { InnerException: AddressInUseException } => $"{fault.Message} Stop what uses the port, or set ASPNETCORE_URLS to another one (http://localhost:5081).",
        SocketException { SocketErrorCode: SocketError.AccessDenied } => "This user may not listen on that port. Set ASPNETCORE_URLS to a port above 1024.",
        UnauthorizedAccessException or DirectoryNotFoundException => $"{fault.Message} Set DataDirectory to a folder that this user may write.",
        IOException => $"{fault.Message} Check that the disk has room and that DataDirectory can be written.",
        InvalidDataException => fault.Message,
        _ => null,
    };
}
