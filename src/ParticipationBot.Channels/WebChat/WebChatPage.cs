using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.FileProviders;
using ParticipationBot.Conversation;
using ParticipationBot.Localization;

namespace ParticipationBot.Channels.WebChat;

/// <summary>The page at /chat. It runs no inline script, loads nothing from elsewhere and stores nothing but its tab's session.</summary>
internal static class WebChatPage
{
    private const string Area = "chat";
    private static readonly string[] Languages = ["kk", "ru"];
    private static readonly EmbeddedFileProvider Files = new(typeof(WebChatPage).Assembly, "ParticipationBot.Channels.WebChat.wwwroot");

    private static readonly Dictionary<string, string> Assets = new()
    {
        ["chat.js"] = "text/javascript; charset=utf-8",
        ["chat.css"] = "text/css; charset=utf-8",
        ["leave.js"] = "text/javascript; charset=utf-8",
    };

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("/chat").AllowAnonymous();
        group.MapGet("/", (HttpContext context) => Send(context, "chat.html", "text/html; charset=utf-8"));
        group.MapGet("/{file}", (HttpContext context, string file) =>
            Assets.TryGetValue(file, out var type) ? Send(context, file, type) : Results.NotFound());
        group.MapGet("/texts.json", (HttpContext context, Catalogue catalogue, IMenu menu) =>
        {
            Protect(context.Response.Headers);
            return Results.Json(Texts(catalogue, menu));
        });
    }

    private static IResult Send(HttpContext context, string file, string type)
    {
        Protect(context.Response.Headers);
        return Results.Stream(Files.GetFileInfo(file).CreateReadStream(), type);
    }

    private static void Protect(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy =
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        // "Back" after a quick exit, or the next child at this computer, must not find the page.
        headers.CacheControl = "no-store";
    }

    private static JsonObject Texts(Catalogue catalogue, IMenu menu)
    {
        var texts = new JsonObject();
        foreach (var language in Languages)
        {
            var own = new JsonObject();
            foreach (var (key, entry) in catalogue.Entries(language).Where(pair => pair.Value.Area == Area))
                own[key["chat.".Length..]] = entry.Text;
            own["menu"] = new JsonArray([.. menu.LabelKeys.SelectMany(row => row).Select(key => JsonValue.Create(catalogue.Text(language, key)))]);
            texts[language] = own;
        }
        return texts;
    }
}
