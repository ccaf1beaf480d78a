using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace ParticipationBot.Channels.Tests.WebChat;

/// <summary>A child at a page, speaking the protocol over HTTP.</summary>
internal sealed class WebChild : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private HttpClient http;

    private WebChild(HttpClient http, JsonElement opened)
    {
        this.http = http;
        Conversation = opened.GetProperty("conversationId").GetString()!;
        Token = opened.GetProperty("token").GetString()!;
        StreamUrl = opened.GetProperty("streamUrl").GetString()!;
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
    }

    public string Conversation { get; }
    public string Token { get; }
    public string StreamUrl { get; }
    public string Watermark { get; private set; } = "";
    public List<JsonElement> Received { get; } = [];
    public string Path => $"/v3/directline/conversations/{Conversation}";

    public static async Task<WebChild> OpenAsync(WebChatHost host)
    {
        var http = host.Client();
        var response = await http.PostAsync("/v3/directline/conversations", null);
        response.StatusCode.Should().Be(HttpStatusCode.Created);
        return new WebChild(http, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    /// <summary>Goes on at another host behind the same address.</summary>
    public void MoveTo(WebChatHost host)
    {
        http.Dispose();
        http = host.Client();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
    }

    public Task<HttpResponseMessage> PostAsync(object activity) => http.PostAsJsonAsync($"{Path}/activities", activity);

    public Task<HttpResponseMessage> PostAsync(HttpContent body, string to = "activities") => http.PostAsync($"{Path}/{to}", body);

    public Task<HttpResponseMessage> GetAsync(string path) => http.GetAsync(path);

    public Task<HttpResponseMessage> RefreshAsync() => http.PostAsync("/v3/directline/tokens/refresh", null);

    public async Task JoinAsync() => (await PostAsync(new { type = "event", name = "webchat/join", from = new { id = "child" } })).EnsureSuccessStatusCode();

    public async Task SayAsync(string text) => (await PostAsync(new { type = "message", text, from = new { id = "child" } })).EnsureSuccessStatusCode();

    /// <summary>Presses the button of the newest message that has this option.</summary>
    public async Task PressAsync(string option)
    {
        var action = await ButtonAsync(option);
        var (text, value) = (action.GetProperty("text").GetString(), action.GetProperty("value").GetString());
        (await PostAsync(new { type = "message", text, value, from = new { id = "child" } })).EnsureSuccessStatusCode();
    }

    /// <summary>Types the label of a button, as clients do that know no buttons.</summary>
    public async Task TypeLabelAsync(string option) => await SayAsync((await ButtonAsync(option)).GetProperty("title").GetString()!);

    public async Task OnboardAsync(string language = "kk")
    {
        await JoinAsync();
        foreach (var option in (string[])[language, "accept", "from13to15"]) await PressAsync(option);
        await HeardAsync(said => said.GetProperty("channelData").GetProperty("menu").ValueKind == JsonValueKind.Array);
    }

    /// <summary>Asks until the bot has said what is awaited.</summary>
    public async Task<JsonElement> HeardAsync(Func<JsonElement, bool> awaited)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            var found = Received.FindLast(activity => FromBot(activity) && awaited(activity));
            if (found.ValueKind != JsonValueKind.Undefined) return found;
            await Task.Delay(50, limit.Token);
            await LookAsync();
        }
    }

    public async Task LookAsync()
    {
        var set = await http.GetFromJsonAsync<JsonElement>($"{Path}/activities?watermark={Watermark}");
        Received.AddRange(set.GetProperty("activities").EnumerateArray());
        Watermark = set.GetProperty("watermark").GetString()!;
    }

    public void Dispose() => http.Dispose();

    public static bool FromBot(JsonElement activity) => activity.GetProperty("from").GetProperty("id").GetString() == "bot";

    private async Task<JsonElement> ButtonAsync(string option)
    {
        var message = await HeardAsync(said => Actions(said).Any(action => Data(action).EndsWith("." + option, StringComparison.Ordinal)));
        return Actions(message).First(action => Data(action).EndsWith("." + option, StringComparison.Ordinal));
    }

    private static IEnumerable<JsonElement> Actions(JsonElement activity) =>
        activity.TryGetProperty("suggestedActions", out var suggested) ? suggested.GetProperty("actions").EnumerateArray() : [];

    private static string Data(JsonElement action) => action.GetProperty("value").GetString()!;
}
