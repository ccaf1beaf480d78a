using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using ParticipationBot.StaffConsole.Access;
using ParticipationBot.Storage.Audit;
using ParticipationBot.Storage.Cases.Supervision;

namespace ParticipationBot.StaffConsole.Supervision;

/// <summary>The supervisor's counts as a file.</summary>
internal static class CountsEndpoint
{
    public const string Path = "/staff/supervision/counts.csv";

    public static void MapCounts(this WebApplication app) =>
        app.MapGet(Path, SendAsync).RequireAuthorization(new AuthorizeAttribute { Roles = Rules.Supervision });

    private static async Task<IResult> SendAsync(HttpContext context, CaseCounts counts, AuditedWork audited)
    {
        var export = await counts.ReadAsync(context.RequestAborted);
        await audited.NoteAsync(context.User.StaffId().ToString(), "supervision.counts", export.Until.ToString("O", CultureInfo.InvariantCulture), context.RequestAborted);
        // With a mark, so that spreadsheets read it as UTF-8.
        return Results.File([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(export.ToCsv())], "text/csv; charset=utf-8", $"helpline-{export.Until:yyyy-MM-dd}.csv");
    }
}
