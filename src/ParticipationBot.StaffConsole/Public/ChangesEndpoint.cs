using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ParticipationBot.Localization;
using ParticipationBot.Storage.Commitments;
using ParticipationBot.Storage.Forums;

namespace ParticipationBot.StaffConsole.Public;

/// <summary>"You said, we did" at /changes, /changes/kk and /changes/ru: for everybody, without signing in, without a script, without a cookie.</summary>
internal static class ChangesEndpoint
{
    public const int RowsPerPage = 20;
    private const int LastPage = 1_000;

    public static void MapChangesPage(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/changes/{language:regex(^(kk|ru)$)?}", ShowAsync).AllowAnonymous();

    private static async Task<IResult> ShowAsync(
        HttpContext context, Catalogue catalogue, PublishedCommitments published, ForumDiary diary, string? language, string? lang, string? page,
        CancellationToken cancellation)
    {
        var chosen = lang is "kk" or "ru" ? lang : language ?? Offered(context.Request);
        var number = int.TryParse(page, out var asked) ? Math.Clamp(asked, 1, LastPage) : 1;
        var found = await published.PageAsync((number - 1) * RowsPerPage, RowsPerPage, cancellation);
        context.Response.Headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";
        context.Response.Headers.Vary = "Accept-Language";
        return Results.Content(new ChangesPage(catalogue, chosen, diary.Today).Html(found, number), "text/html; charset=utf-8");
    }

    /// <summary>Kazakh unless the browser prefers Russian.</summary>
    private static string Offered(HttpRequest request) => request.GetTypedHeaders().AcceptLanguage
        .OrderByDescending(each => each.Quality ?? 1).Select(each => each.Value.ToString().Split('-')[0])
        .FirstOrDefault(each => each is "kk" or "ru") ?? "kk";
}
