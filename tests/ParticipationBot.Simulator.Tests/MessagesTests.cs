using System.Net.Http.Headers;
using Microsoft.Extensions.Time.Testing;

namespace ParticipationBot.Simulator.Tests;

public sealed class MessagesTests
{
    private static readonly object Keyboard = new { inline_keyboard = new[] { new[] { new { text = "Yes", callback_data = "1.yes" } } } };

    [Fact]
    public async Task JSON_form_and_multipart_say_the_same()
    {
        await using var server = await BotApiServer.StartAsync(TimeProvider.System);
        using var bot = new ApiClient(server);
        var child = server.AddChild();
        const string markup = """{"inline_keyboard":[[{"text":"Yes","callback_data":"1.yes"}]]}""";
        await bot.CallAsync("sendMessage", new { chat_id = child.Id, text = "сәлем", reply_markup = Keyboard });
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["chat_id"] = $"{child.Id}", ["text"] = "сәлем", ["reply_markup"] = markup });
        await bot.CallAsync("SENDMESSAGE", form);
        using var multipart = new MultipartFormDataContent
        {
            { new StringContent($"{child.Id}"), "chat_id" }, { new StringContent("сәлем"), "text" }, { new StringContent(markup), "reply_markup" },
        };
        await bot.CallAsync("sendMessage", multipart);
        child.Messages.Should().HaveCount(3).And.OnlyContain(message => message.Text == "сәлем" && message.Buttons[0][0].Data == "1.yes");
    }

    [Fact]
    public async Task A_file_is_taken_with_its_caption()
    {
        await using var server = await BotApiServer.StartAsync(TimeProvider.System);
        using var bot = new ApiClient(server);
        var child = server.AddChild();
        using var file = new ByteArrayContent([1, 2, 3]);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var multipart = new MultipartFormDataContent { { new StringContent($"{child.Id}"), "chat_id" }, { new StringContent("yours"), "caption" } };
        multipart.Add(file, "document", "data.json");
        (await bot.CallAsync("sendDocument", multipart)).GetProperty("ok").GetBoolean().Should().BeTrue();
        child.Messages.Should().ContainSingle().Which.Text.Should().Be("yours");
    }

    [Theory]
    [InlineData(4096, 64, null)]
    [InlineData(4097, 64, "400 Bad Request: message is too long")]
    [InlineData(10, 65, "400 Bad Request: BUTTON_DATA_INVALID")]
    [InlineData(0, 64, "400 Bad Request: message text is empty")]
    public async Task Telegrams_limits_hold(int characters, int dataBytes, string? error)
    {
        await using var server = await BotApiServer.StartAsync(TimeProvider.System);
        using var bot = new ApiClient(server);
        var keyboard = new { inline_keyboard = new[] { new[] { new { text = "Yes", callback_data = new string('x', dataBytes) } } } };
        var answer = await bot.CallAsync("sendMessage", new { chat_id = server.AddChild().Id, text = new string('a', characters), reply_markup = keyboard });
        if (error is null) answer.GetProperty("ok").GetBoolean().Should().BeTrue();
        else answer.Error().Should().Be(error);
    }

    [Fact]
    public async Task Errors_read_as_Telegrams()
    {
        await using var server = await BotApiServer.StartAsync(TimeProvider.System);
        using var bot = new ApiClient(server);
        using var stranger = new ApiClient(server, "1:wrong");
        var child = server.AddChild();
        (await stranger.CallAsync("getMe")).Error().Should().Be("401 Unauthorized");
        (await bot.CallAsync("sendMessage", new { chat_id = 12, text = "x" })).Error().Should().Be("400 Bad Request: chat not found");
        (await bot.CallAsync("answerCallbackQuery", new { callback_query_id = "1" })).Error().Should().StartWith("400 Bad Request: query is too old");
        (await bot.CallAsync("noSuchMethod")).Error().Should().StartWith("404 Not Found");
        var sent = (await bot.CallAsync("sendMessage", new { chat_id = child.Id, text = "x" })).Result().GetProperty("message_id").GetInt32();
        (await bot.CallAsync("editMessageText", new { chat_id = child.Id, message_id = sent, text = "x" })).Error().Should().StartWith("400 Bad Request: message is not modified");
        (await bot.CallAsync("editMessageText", new { chat_id = child.Id, message_id = 999, text = "y" })).Error().Should().Be("400 Bad Request: message to edit not found");
        child.Block();
        (await bot.CallAsync("sendMessage", new { chat_id = child.Id, text = "x" })).Error().Should().Be("403 Forbidden: bot was blocked by the user");
    }

    [Fact]
    public async Task A_press_can_be_answered_once_and_not_for_ever()
    {
        var time = new FakeTimeProvider();
        await using var server = await BotApiServer.StartAsync(time);
        using var bot = new ApiClient(server);
        var child = server.AddChild();
        await bot.CallAsync("sendMessage", new { chat_id = child.Id, text = "?", reply_markup = Keyboard });
        child.Press("Yes");
        child.Press("1.yes");
        server.UnansweredPresses.Should().Be(2);
        var presses = (await bot.CallAsync("getUpdates")).Result().EnumerateArray().Select(update => update.GetProperty("callback_query").GetProperty("id").GetString()).ToList();
        (await bot.CallAsync("answerCallbackQuery", new { callback_query_id = presses[0] })).Result().GetBoolean().Should().BeTrue();
        time.Advance(TimeSpan.FromHours(1));
        (await bot.CallAsync("answerCallbackQuery", new { callback_query_id = presses[1] })).Error().Should().Contain("query is too old");
        var pressingNothing = () => child.Press("No");
        pressingNothing.Should().Throw<InvalidOperationException>();
    }

    [Fact]
    public async Task A_planned_429_says_how_long_to_wait()
    {
        await using var server = await BotApiServer.StartAsync(TimeProvider.System);
        using var bot = new ApiClient(server);
        var child = server.AddChild();
        server.Faults.RetryAfterSeconds = 7;
        server.Faults.Next(FaultKind.TooManyRequests);
        var answer = await bot.CallAsync("sendMessage", new { chat_id = child.Id, text = "x" });
        answer.Error().Should().Be("429 Too Many Requests: retry after 7");
        answer.GetProperty("parameters").GetProperty("retry_after").GetInt32().Should().Be(7);
        child.Messages.Should().BeEmpty();
        await bot.CallAsync("sendMessage", new { chat_id = child.Id, text = "x" });
        child.Messages.Should().ContainSingle();
    }

    [Fact]
    public async Task A_connection_dropped_afterwards_has_done_the_work()
    {
        await using var server = await BotApiServer.StartAsync(TimeProvider.System);
        using var bot = new ApiClient(server);
        var child = server.AddChild();
        server.Faults.Next(FaultKind.DropAfter);
        var calling = () => bot.CallAsync("sendMessage", new { chat_id = child.Id, text = "x" });
        await calling.Should().ThrowAsync<HttpRequestException>();
        child.Messages.Should().ContainSingle();
    }
}
