using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using ParticipationBot.Participation.Polls;
using ParticipationBot.Storage.Polls;
using ParticipationBot.StaffConsole.Polls.Files;

namespace ParticipationBot.StaffConsole.Polls.Pictures;

/// <summary>Pictures of published results, for anyone: a child may send one on, a teacher may print one.</summary>
internal static class PictureEndpoint
{
    public static void MapPollPictures(this IEndpointRouteBuilder app)
    {
        app.MapGet("/polls/{id}/{question}/{language:regex(^(kk|ru)$)}.png", (string id, string question, string language, PollBook book, ResultNames names) =>
            Find(book, names, id, question, language) is { } chart ? Results.File(ChartPng.Write(chart), "image/png", $"{id}-{question}-{language}.png") : Results.NotFound()).AllowAnonymous();
        app.MapGet("/polls/{id}/{question}/{language:regex(^(kk|ru)$)}.svg", (string id, string question, string language, PollBook book, ResultNames names) =>
            Find(book, names, id, question, language) is { } chart ? Results.File(Encoding.UTF8.GetBytes(ChartSvg.Write(chart)), "image/svg+xml", $"{id}-{question}-{language}.svg") : Results.NotFound()).AllowAnonymous();
    }

    private static ResultChart? Find(PollBook book, ResultNames names, string id, string question, string language) =>
        book.Find(id) is { Results: { } results } poll && poll.Definition.Questions.FirstOrDefault(each => each.Id == question) is { } asked
        && results.Questions.FirstOrDefault(each => each.Question == question) is { } found ? ResultChart.Of(asked, found, names, language) : null;
}
