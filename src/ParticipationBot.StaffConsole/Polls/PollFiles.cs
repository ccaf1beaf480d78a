using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ParticipationBot.Participation.Polls;
using ParticipationBot.Participation.Polls.Results;
using ParticipationBot.Participation.Polls.XlsForm;
using ParticipationBot.StaffConsole.Access;
using ParticipationBot.StaffConsole.Polls.Files;
using ParticipationBot.Storage.Polls;

namespace ParticipationBot.StaffConsole.Polls;

/// <summary>A poll's files: its published results for anyone, its QR code and its XLSForm workbook for staff.</summary>
internal static class PollFiles
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void MapPollFiles(this IEndpointRouteBuilder app)
    {
        app.MapGet("/polls/{id}/results.csv", (string id, PollBook book) => book.Find(id) is { Results: not null } poll
            ? Results.File(Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(PollResultTable.Csv(poll))).ToArray(), "text/csv; charset=utf-8", $"{id}.csv") : Results.NotFound()).AllowAnonymous();
        app.MapGet("/polls/{id}/results.json", (string id, PollBook book) => book.Find(id) is { Results: { } results } poll
            ? Results.Json(new { poll = poll.Definition, results }, Json) : Results.NotFound()).AllowAnonymous();
        app.MapGet("/polls/{id}/results.xlsx", (string id, PollBook book, ResultWorkbook workbook) => book.Find(id) is { Results: not null } poll
            ? Results.File(workbook.Write(poll), ResultWorkbook.MediaType, $"{id}-results.xlsx") : Results.NotFound()).AllowAnonymous();
        app.MapGet("/polls/{id}/codebook.csv", (string id, PollBook book, ResultCodebook codebook) => book.Find(id) is { Results: not null } poll
            ? Results.File(Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(codebook.Csv(poll))).ToArray(), "text/csv; charset=utf-8", $"{id}-codebook.csv") : Results.NotFound()).AllowAnonymous();
        app.MapGet("/staff/polls/{id}/qr.png", QrAsync).RequireAuthorization(policy => policy.RequireRole(Rules.Polls.Split(',')));
        app.MapGet("/staff/polls/{id}/form.xlsx", XlsFormAsync).RequireAuthorization(policy => policy.RequireRole(Rules.Polls.Split(',')));
    }

    private static async Task<IResult> XlsFormAsync(string id, HttpContext context, PollDesk desk) =>
        await desk.FindAsync(context.User.PollReach(), id, context.RequestAborted) is { } poll
            ? Results.File(XlsFormWriter.Write(poll.Definition), ResultWorkbook.MediaType, $"{id}.xlsx") : Results.NotFound();

    private static async Task<IResult> QrAsync(string id, HttpContext context, PollDesk desk, PollLinks links)
    {
        if (await desk.FindAsync(context.User.PollReach(), id, context.RequestAborted) is not { } poll) return Results.NotFound();
        var link = links.To(poll.Definition.Code, $"{context.Request.Scheme}://{context.Request.Host}");
        return Results.File(PollQr.Png(link), "image/png", $"{poll.Definition.Code}.png");
    }
}
