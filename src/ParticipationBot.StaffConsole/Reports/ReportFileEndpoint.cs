using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ParticipationBot.Insights.Reports;
using ParticipationBot.Insights.Reports.Drafts;
using ParticipationBot.Insights.Snapshots;
using ParticipationBot.StaffConsole.Access;
using ParticipationBot.StaffConsole.Snapshots;

namespace ParticipationBot.StaffConsole.Reports;

/// <summary>Downloads: each file is made from the snapshot and the wording as they are at this moment.</summary>
internal static class ReportFileEndpoint
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        [".docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document", [".xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        [".pdf"] = "application/pdf", [".html"] = "text/html; charset=utf-8", [".csv"] = "text/csv; charset=utf-8", [".json"] = "application/json",
    };

    public static void MapReportFiles(this IEndpointRouteBuilder app) =>
        app.MapGet("/staff/reports/{code}/{profile}/files/{name}", SendAsync).RequireAuthorization(new AuthorizeAttribute { Roles = Rules.Insights });

    private static async Task<IResult> SendAsync(string code, string profile, string name, ReportFolder folder, Words words, CancellationToken cancellation)
    {
        try
        {
            if (!Types.TryGetValue(Path.GetExtension(name), out var type) || await folder.FileAsync(code, profile, name, cancellation) is not { } bytes) return Results.NotFound();
            return Results.File(bytes, type, name);
        }
        catch (SnapshotRefusedException refused)
        {
            return Results.Text(words.Refusal(refused), statusCode: StatusCodes.Status409Conflict);
        }
        catch (ReportRefusedException)
        {
            return Results.Text(words["reports.refused"], statusCode: StatusCodes.Status409Conflict);
        }
        catch (IOException)
        {
            return Results.Text(words["reports.disk"], statusCode: StatusCodes.Status507InsufficientStorage);
        }
    }
}
