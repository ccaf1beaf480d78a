using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ParticipationBot.Simulator;

namespace ParticipationBot.Channels.Tests.Telegram;

public sealed class WebhookTests
{
    private const string Secret = "a-long_secret-42";
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Updates_that_Telegram_posts_are_answered()
    {
        await using var server = await BotApiServer.StartAsync(TimeProvider.System);
        await using var bot = await StartAsync(server);
        var child = server.AddChild();
        child.SendCommand("/start");
        await child.WaitForReply();
        await Talk.UntilAsync(() => server.PendingUpdates == 0, "the update is acknowledged");
        server.Calls.Should().NotContainKey("getupdates");
    }

    [Theory, InlineData(null), InlineData(""), InlineData("a-long_secret-43"), InlineData("a-long_secret-4")]
    public async Task Without_the_secret_nothing_is_taken(string? secret)
    {
        await using var server = await BotApiServer.StartAsync(TimeProvider.System);
        await using var bot = await StartAsync(server);
        using var response = await PostAsync(bot, secret, """{"update_id":1,"message":{"message_id":1,"date":1,"chat":{"id":5,"type":"private"},"from":{"id":5,"is_bot":false,"first_name":"x"},"text":"hi"}}""");
        response.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        await using var db = bot.Database();
        (await db.Inbox.AnyAsync(Cancel)).Should().BeFalse();
    }

    [Theory]
    [InlineData("""{"update_id":7,"message":"what"}""", HttpStatusCode.OK)]
    [InlineData("""{"update_id":8}""", HttpStatusCode.OK)]
    [InlineData("[]", HttpStatusCode.OK)]
    [InlineData("{", HttpStatusCode.BadRequest)]
    [InlineData("", HttpStatusCode.BadRequest)]
    public async Task A_strange_body_is_refused_or_acknowledged_but_never_a_fault(string body, HttpStatusCode status)
    {
        await using var server = await BotApiServer.StartAsync(TimeProvider.System);
        await using var bot = await StartAsync(server);
        using var response = await PostAsync(bot, Secret, body);
        response.StatusCode.Should().Be(status);
    }

    private static async Task<TelegramHost> StartAsync(BotApiServer server)
    {
        var port = FreePort();
        return await TelegramHost.StartAsync(
            server, TelegramHost.Options(server) with { WebhookUrl = $"http://127.0.0.1:{port}", WebhookSecret = Secret }, port: port);
    }

    private static async Task<HttpResponseMessage> PostAsync(TelegramHost bot, string? secret, string body)
    {
        using var client = new HttpClient();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        if (secret is not null) client.DefaultRequestHeaders.Add("X-Telegram-Bot-Api-Secret-Token", secret);
        return await client.PostAsync(new Uri(bot.Address + "/telegram/webhook"), content, Cancel);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
