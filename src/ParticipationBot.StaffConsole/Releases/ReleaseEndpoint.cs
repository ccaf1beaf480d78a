using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ParticipationBot.Insights.Releases;
using ParticipationBot.StaffConsole.Access;

namespace ParticipationBot.StaffConsole.Releases;

/// <summary>Sends the file of an approved release to one of its two persons.</summary>
internal static class ReleaseEndpoint
{
    private static readonly Dictionary<string, Func<TextRelease, IReadOnlyList<ReleasedText>, byte[]>> Forms = new(StringComparer.Ordinal)
    {
        ["talk-to-the-city.csv"] = ReleaseFiles.TalkToTheCity,
        ["polis-comments.csv"] = ReleaseFiles.Polis,
    };

    public static void MapReleaseFiles(this IEndpointRouteBuilder app) =>
        app.MapGet("/staff/releases/{code}/{form}", SendAsync).RequireAuthorization(new AuthorizeAttribute { Roles = Rules.Releases });

    private static async Task<IResult> SendAsync(string code, string form, HttpContext context, TextReleaseDesk desk) =>
        Forms.TryGetValue(form, out var write) && await desk.FetchAsync(context.User.StaffId(), code, write, context.RequestAborted) is { } file
            ? Results.File(file, "text/csv; charset=utf-8", $"{code}-{form}") : Results.NotFound();
}
