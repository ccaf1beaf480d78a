using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ParticipationBot.Storage;

namespace ParticipationBot.Channels.Telegram;

/// <summary>Where Telegram posts updates when the host has a public address. 200 is said only after the commit.</summary>
public static class TelegramWebhook
{
    public const string Path = "/telegram/webhook";
    private const string SecretHeader = "X-Telegram-Bot-Api-Secret-Token";

    /// <summary>Telegram's updates are small; a picture comes as an id.</summary>
    private const int MostBytes = 256 * 1024;

    /// <summary>Maps the endpoint where a webhook is set; else nothing.</summary>
    public static IEndpointRouteBuilder MapTelegramWebhook(this IEndpointRouteBuilder endpoints)
    {
        if (endpoints.ServiceProvider.GetService<TelegramOptions>() is { UsesWebhook: true })
            endpoints.MapPost(Path, ReceiveAsync).AllowAnonymous().DisableAntiforgery();
        return endpoints;
    }

    internal static string Address(TelegramOptions options) =>
        options.WebhookUrl!.EndsWith(Path, StringComparison.Ordinal) ? options.WebhookUrl : options.WebhookUrl.TrimEnd('/') + Path;

    /// <exception cref="StartUpException">Without a secret anybody could post updates.</exception>
    internal static void Check(TelegramOptions options)
    {
        if (!options.UsesWebhook) return;
        if (!Uri.TryCreate(options.WebhookUrl, UriKind.Absolute, out _))
            throw new StartUpException("Telegram__WebhookUrl is not an address. Set it to the host's public one (https://…), or leave it empty to poll.");
        if (options.WebhookSecret is not { } secret || !IsSecret(secret))
            throw new StartUpException("Telegram__WebhookUrl is set, so Telegram__WebhookSecret must be too: 1 to 256 letters, digits, \"_\" or \"-\" "
                + "(for example the output of `openssl rand -hex 32`), the same on every replica.");
    }

    private static bool IsSecret(string secret) =>
        secret.Length is >= 1 and <= 256 && secret.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');

    private static async Task<IResult> ReceiveAsync(HttpContext context, CancellationToken cancellation)
    {
        var options = context.RequestServices.GetRequiredService<TelegramOptions>();
        if (!Knows(context.Request.Headers[SecretHeader].ToString(), options.WebhookSecret!)) return Results.Unauthorized();
        if (context.Request.ContentLength is > MostBytes) return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        try
        {
            using var update = await JsonDocument.ParseAsync(context.Request.Body, default, cancellation);
            await context.RequestServices.GetRequiredService<UpdateReceiver>().AcceptAsync([update.RootElement], cancellation);
        }
        catch (JsonException)
        {
            return Results.BadRequest();
        }
        return Results.Ok();
    }

    private static bool Knows(string given, string secret) =>
        // Hashes have one length, so that the comparison takes the same time whatever was given.
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
