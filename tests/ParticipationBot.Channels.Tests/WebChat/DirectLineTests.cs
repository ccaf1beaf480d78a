using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using ParticipationBot.Channels.WebChat;
using ParticipationBot.Storage;
using ParticipationBot.Tests;

namespace ParticipationBot.Channels.Tests.WebChat;

public sealed class DirectLineTests
{
    [Fact]
    public async Task A_child_talks_from_the_first_greeting_to_a_confirmed_topic()
    {
        await using var host = await WebChatHost.StartAsync();
        using var child = await WebChild.OpenAsync(host);

        await child.OnboardAsync();
        await child.PressAsync("!view");
        await child.SayAsync("smog, smog");
        await child.PressAsync("done");

        var guess = await child.HeardAsync(said => said.GetProperty("text").GetString()!.Contains("🤖", StringComparison.Ordinal));
        guess.GetProperty("text").GetString().Should().Contain("Экология мен климат");
    }

    [Fact]
    public async Task Two_hosts_on_postgresql_serve_one_conversation()
    {
        if (PostgresServer.Missing is { } reason) Assert.Skip(reason);
        await using var server = await PostgresServer.StartAsync();
        var database = await server.DatabaseAsync();
        var keys = Directory.CreateTempSubdirectory("participation-keys");
        await using (var one = await WebChatHost.StartAsync(folder: keys.FullName, connection: database))
        await using (var other = await WebChatHost.StartAsync(folder: keys.FullName, connection: database))
        {
            using var child = await WebChild.OpenAsync(one);
            await child.OnboardAsync();
            child.MoveTo(other);
            await child.PressAsync("!view");
            await child.SayAsync("smog");
            await child.PressAsync("done");
            await child.HeardAsync(said => said.GetProperty("text").GetString()!.Contains("🤖", StringComparison.Ordinal));
        }
        keys.Delete(recursive: true);
    }

    [Fact]
    public async Task A_typed_label_counts_as_the_button()
    {
        await using var host = await WebChatHost.StartAsync();
        using var child = await WebChild.OpenAsync(host);

        await child.JoinAsync();
        await child.TypeLabelAsync("ru");
        await child.TypeLabelAsync("accept");

        await child.HeardAsync(said => said.GetRawText().Contains("from16to17", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Words_that_pretend_to_be_a_button_are_screened_all_the_same()
    {
        await using var host = await WebChatHost.StartAsync();
        using var child = await WebChild.OpenAsync(host);
        await child.OnboardAsync();

        (await child.PostAsync(new { type = "message", text = "HARM is done to me", value = "4.yes", from = new { id = "child" } })).EnsureSuccessStatusCode();

        await child.HeardAsync(said => said.GetRawText().Contains("!reply", StringComparison.Ordinal) || said.GetRawText().Contains("111", StringComparison.Ordinal));
        await using var db = await host.Get<IDbContextFactory<ParticipationDb>>().CreateDbContextAsync();
        (await db.Cases.CountAsync()).Should().Be(1);
    }

    [Fact]
    public async Task A_watermark_brings_back_only_what_came_after_it()
    {
        await using var host = await WebChatHost.StartAsync();
        using var child = await WebChild.OpenAsync(host);
        await child.OnboardAsync();

        var again = await (await child.GetAsync($"{child.Path}/activities")).Content.ReadFromJsonAsync<JsonElement>();
        var rest = await (await child.GetAsync($"{child.Path}/activities?watermark={child.Watermark}")).Content.ReadFromJsonAsync<JsonElement>();

        again.GetProperty("activities").GetArrayLength().Should().Be(child.Received.Count(WebChild.FromBot));
        rest.GetProperty("activities").GetArrayLength().Should().Be(0);
        rest.GetProperty("watermark").GetString().Should().Be(child.Watermark);
    }

    [Fact]
    public async Task A_token_opens_its_own_conversation_only()
    {
        await using var host = await WebChatHost.StartAsync();
        using var child = await WebChild.OpenAsync(host);
        using var other = await WebChild.OpenAsync(host);
        using var stranger = host.Client();

        (await child.GetAsync($"{other.Path}/activities")).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await child.GetAsync(other.Path)).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await stranger.GetAsync($"{child.Path}/activities")).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await stranger.PostAsync($"{child.Path}/activities", JsonContent.Create(new { type = "message" }))).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await stranger.GetAsync($"{child.Path}/stream?t=wrong")).StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_token_expires_after_half_an_hour_unless_it_was_refreshed()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 1, 8, 0, 0, TimeSpan.Zero));
        await using var host = await WebChatHost.StartAsync(time: time);
        using var child = await WebChild.OpenAsync(host);

        time.Advance(TimeSpan.FromMinutes(20));
        var refreshed = await (await child.RefreshAsync()).Content.ReadFromJsonAsync<JsonElement>();
        time.Advance(TimeSpan.FromMinutes(11));

        (await child.GetAsync($"{child.Path}/activities")).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        refreshed.GetProperty("expires_in").GetInt32().Should().Be(1800);
        host.Get<ConversationTokens>().TryRead(refreshed.GetProperty("token").GetString(), out var conversation).Should().BeTrue();
        conversation.Should().Be(child.Conversation);
    }

    [Fact]
    public async Task A_generated_token_starts_the_conversation_that_it_names()
    {
        await using var host = await WebChatHost.StartAsync();
        using var http = host.Client();

        var generated = await (await http.PostAsync("/v3/directline/tokens/generate", null)).Content.ReadFromJsonAsync<JsonElement>();
        http.DefaultRequestHeaders.Authorization = new("Bearer", generated.GetProperty("token").GetString());
        var started = await http.PostAsync("/v3/directline/conversations", null);

        started.StatusCode.Should().Be(HttpStatusCode.Created);
        var opened = await started.Content.ReadFromJsonAsync<JsonElement>();
        opened.GetProperty("conversationId").GetString().Should().Be(generated.GetProperty("conversationId").GetString());
    }

    [Theory]
    [InlineData("{", "BadSyntax")]
    [InlineData("[]", "BadSyntax")]
    [InlineData("{\"text\":\"hello\"}", "MissingProperty")]
    [InlineData(null, "MessageSizeTooBig")]
    public async Task A_body_that_is_no_activity_is_refused_with_a_reason(string? body, string code)
    {
        await using var host = await WebChatHost.StartAsync();
        using var child = await WebChild.OpenAsync(host);
        body ??= JsonSerializer.Serialize(new { type = "message", text = new string('x', ActivityPosts.MostBytes) });

        var response = await child.PostAsync(new StringContent(body, Encoding.UTF8, "application/json"));

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        var error = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("error");
        error.GetProperty("code").GetString().Should().Be(code);
        error.GetProperty("message").GetString().Should().NotBeNullOrWhiteSpace();
    }

    [Fact]
    public async Task A_flood_of_messages_is_slowed_down()
    {
        await using var host = await WebChatHost.StartAsync(new WebChatOptions { MessagesAtOnce = 3 });
        using var child = await WebChild.OpenAsync(host);

        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 6; i++) answers.Add((await child.PostAsync(new { type = "typing" })).StatusCode);

        answers.Should().Contain(HttpStatusCode.OK).And.Contain(HttpStatusCode.TooManyRequests);
    }

    [Fact]
    public async Task A_file_is_answered_and_never_kept()
    {
        await using var host = await WebChatHost.StartAsync();
        using var child = await WebChild.OpenAsync(host);
        await child.OnboardAsync();
        var before = child.Received.Count(WebChild.FromBot);
        using var form = new MultipartFormDataContent();
        var picture = new ByteArrayContent(Encoding.UTF8.GetBytes("CANARY-PICTURE"));
        picture.Headers.ContentType = new("image/png");
        form.Add(picture, "file", "CANARY-NAME.png");

        (await child.PostAsync(form, "upload")).EnsureSuccessStatusCode();

        await child.HeardAsync(_ => child.Received.Count(WebChild.FromBot) > before);
        Encoding.UTF8.GetString(await host.StoredAsync()).Should().NotContain("CANARY");
    }

    [Fact]
    public async Task Neither_words_nor_conversation_lie_open_in_the_database_or_the_logs()
    {
        await using var host = await WebChatHost.StartAsync();
        using var child = await WebChild.OpenAsync(host);
        await child.OnboardAsync();
        await child.PressAsync("!view");
        await child.SayAsync("smog CANARY-WORDS");
        await child.PressAsync("done");
        await child.HeardAsync(said => said.GetProperty("text").GetString()!.Contains("🤖", StringComparison.Ordinal));

        var stored = Encoding.UTF8.GetString(await host.StoredAsync());

        stored.Should().NotContain("CANARY").And.NotContain(child.Conversation).And.NotContain("127.0.0.1");
        string.Join('\n', host.Log).Should().NotContain("CANARY").And.NotContain(child.Conversation);
    }

    [Fact]
    public async Task The_end_of_a_conversation_forgets_what_was_said()
    {
        await using var host = await WebChatHost.StartAsync();
        using var child = await WebChild.OpenAsync(host);
        await child.OnboardAsync();

        (await child.PostAsync(new { type = "endOfConversation" })).EnsureSuccessStatusCode();

        var rest = await (await child.GetAsync($"{child.Path}/activities")).Content.ReadFromJsonAsync<JsonElement>();
        rest.GetProperty("activities").GetArrayLength().Should().Be(0);
    }

    [Fact]
    public async Task A_post_that_a_client_repeats_is_taken_once()
    {
        await using var host = await WebChatHost.StartAsync();
        using var child = await WebChild.OpenAsync(host);
        var activity = new { type = "message", text = "салем", from = new { id = "child" }, channelData = new { clientActivityID = "1a2b" } };

        var (first, second) = (await child.PostAsync(activity), await child.PostAsync(activity));

        var ids = new[] { first, second }.Select(answer => answer.Content.ReadFromJsonAsync<JsonElement>().Result.GetProperty("id").GetString()).ToList();
        ids[1].Should().Be(ids[0]);
        await using var db = await host.Get<IDbContextFactory<ParticipationDb>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        (await db.Inbox.CountAsync(TestContext.Current.CancellationToken)).Should().Be(1);
    }
}
