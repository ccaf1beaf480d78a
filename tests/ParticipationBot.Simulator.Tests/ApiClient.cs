using System.Net.Http.Json;
using System.Text.Json;

namespace ParticipationBot.Simulator.Tests;

/// <summary>A bare HTTP client: these tests look at bytes on the wire, not at what a library makes of them.</summary>
internal sealed class ApiClient(BotApiServer server, string? token = null) : IDisposable
{
    private readonly HttpClient http = new() { BaseAddress = new Uri($"{server.Root}/bot{token ?? server.Token}/") };

    public async Task<JsonElement> CallAsync(string method, object? parameters = null) =>
        await ReadAsync(await http.PostAsJsonAsync(method, parameters ?? new { }, TestContext.Current.CancellationToken));

    public async Task<JsonElement> CallAsync(string method, HttpContent content) =>
        await ReadAsync(await http.PostAsync(method, content, TestContext.Current.CancellationToken));

    public void Dispose() => http.Dispose();

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response)
    {
        using (response)
        {
            var answer = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
            answer.GetProperty("ok").GetBoolean().Should().Be(response.IsSuccessStatusCode);
            if (!response.IsSuccessStatusCode) answer.GetProperty("error_code").GetInt32().Should().Be((int)response.StatusCode);
            return answer;
        }
    }
}

internal static class Answers
{
    public static JsonElement Result(this JsonElement answer) => answer.GetProperty("result");

    public static string Error(this JsonElement answer) => $"{answer.GetProperty("error_code")} {answer.GetProperty("description")}";
}
