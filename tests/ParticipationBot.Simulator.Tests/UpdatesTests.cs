using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;

namespace ParticipationBot.Simulator.Tests;

public sealed class UpdatesTests
{
    /// <summary>Cyrillic as it is: a search for a name must be able to find it.</summary>
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task Updates_stay_until_an_offset_acknowledges_them()
    {
        await using var server = await BotApiServer.StartAsync(TimeProvider.System);
        using var bot = new ApiClient(server);
        var child = server.AddChild();
        var (first, second) = (child.SendText("one"), child.SendText("two"));

        (await Ids(bot, 0)).Should().Equal(first, second);
        (await Ids(bot, 0)).Should().Equal([first, second], "nothing was acknowledged");
        (await Ids(bot, second)).Should().Equal(second);
        (await Ids(bot, 0)).Should().Equal([second], "what was acknowledged never comes back");
        (await Ids(bot, second + 1)).Should().BeEmpty();
        server.PendingUpdates.Should().Be(0);
    }

    [Fact]
    public async Task A_long_poll_ends_with_the_first_update_or_with_its_time()
    {
        await using var server = await BotApiServer.StartAsync(TimeProvider.System);
        using var bot = new ApiClient(server);
        var polling = bot.CallAsync("getUpdates", new { timeout = 20 });
        await Task.Delay(100, TestContext.Current.CancellationToken);
        polling.IsCompleted.Should().BeFalse();
        server.AddChild().SendText("now");
        (await polling.WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken)).Result().GetArrayLength().Should().Be(1);
        (await bot.CallAsync("getUpdates", new { timeout = 1, offset = -1 })).Result().GetArrayLength().Should().Be(1);
    }

    [Fact]
    public async Task A_second_poller_throws_the_first_one_out()
    {
        await using var server = await BotApiServer.StartAsync(TimeProvider.System);
        using var bot = new ApiClient(server);
        var first = bot.CallAsync("getUpdates", new { timeout = 20 });
        await Task.Delay(200, TestContext.Current.CancellationToken);
        var second = bot.CallAsync("getUpdates", new { timeout = 1 });
        (await first).Error().Should().StartWith("409 Conflict: terminated by other getUpdates request");
        (await second).Result().GetArrayLength().Should().Be(0);
    }

    [Fact]
    public async Task Polling_and_a_webhook_exclude_each_other()
    {
        await using var server = await BotApiServer.StartAsync(TimeProvider.System);
        using var bot = new ApiClient(server);
        await bot.CallAsync("setWebhook", new { url = "http://127.0.0.1:9/x" });
        (await bot.CallAsync("getUpdates")).Error().Should().StartWith("409 Conflict: can't use getUpdates");
        (await bot.CallAsync("getWebhookInfo")).Result().GetProperty("url").GetString().Should().Be("http://127.0.0.1:9/x");
        await bot.CallAsync("deleteWebhook");
        (await bot.CallAsync("getUpdates")).Result().GetArrayLength().Should().Be(0);
    }

    [Fact]
    public async Task Dates_are_Unix_seconds_and_identity_rides_along()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
        await using var server = await BotApiServer.StartAsync(time);
        using var bot = new ApiClient(server);
        var child = server.AddChild("kk");
        child.SendContact();
        var message = (await bot.CallAsync("getUpdates")).Result()[0].GetProperty("message");
        message.GetProperty("date").GetInt64().Should().Be(time.GetUtcNow().ToUnixTimeSeconds());
        message.GetProperty("from").GetProperty("language_code").GetString().Should().Be("kk");
        var plain = JsonSerializer.Serialize(message, Plain);
        foreach (var canary in child.Identity.Canaries) plain.Should().Contain(canary);
    }

    private static async Task<IEnumerable<long>> Ids(ApiClient bot, long offset) =>
        [.. (await bot.CallAsync("getUpdates", new { offset })).Result().EnumerateArray().Select(update => update.GetProperty("update_id").GetInt64())];
}
