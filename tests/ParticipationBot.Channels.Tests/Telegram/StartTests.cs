using ParticipationBot.Channels.Telegram;
using ParticipationBot.Simulator;
using ParticipationBot.Storage;

namespace ParticipationBot.Channels.Tests.Telegram;

public sealed class StartTests
{
    [Theory, InlineData("1234567:AAwrongWrongWrongWrongWrongWrongWron"), InlineData("no token at all")]
    public async Task A_wrong_token_ends_the_start_and_says_what_to_do(string token)
    {
        await using var server = await BotApiServer.StartAsync(TimeProvider.System);
        var starting = () => TelegramHost.StartAsync(server, TelegramHost.Options(server) with { BotToken = token });
        var fault = (await starting.Should().ThrowAsync<StartUpException>()).Which;
        fault.Message.Should().Contain("Telegram__BotToken").And.Contain("@BotFather").And.NotContain(token);
    }

    [Fact]
    public async Task An_unreachable_Telegram_is_waited_for()
    {
        await using var server = await BotApiServer.StartAsync(TimeProvider.System);
        server.Faults.Next(FaultKind.DropBefore, method: "getMe");
        await using var bot = await TelegramHost.StartAsync(server);
        bot.Log.Should().Contain(line => line.Contains("cannot be reached", StringComparison.Ordinal));
        var child = server.AddChild();
        child.SendCommand("/start");
        await child.WaitForReply();
    }

    [Fact]
    public async Task A_webhook_without_a_secret_is_refused()
    {
        await using var server = await BotApiServer.StartAsync(TimeProvider.System);
        var starting = () => TelegramHost.StartAsync(server, TelegramHost.Options(server) with { WebhookUrl = "https://bot.example.kz" });
        (await starting.Should().ThrowAsync<StartUpException>()).Which.Message.Should().Contain("Telegram__WebhookSecret");
    }

    [Fact]
    public async Task Nothing_in_the_log_holds_the_token_a_chat_or_a_text()
    {
        await using var server = await BotApiServer.StartAsync(TimeProvider.System);
        server.Faults.Rate(FaultKind.ServerError, 0.2).Rate(FaultKind.DropAfter, 0.1);
        await using var bot = await TelegramHost.StartAsync(server);
        var child = server.AddChild();
        await child.TakePartAsync();
        child.SendText("planted own words");
        await child.WaitForReply();
        var secret = server.Token.Split(':')[1];
        foreach (var canary in child.Identity.Canaries.Append(secret).Append("planted own words"))
            bot.Log.Should().NotContain(line => line.Contains(canary, StringComparison.Ordinal));
    }
}
