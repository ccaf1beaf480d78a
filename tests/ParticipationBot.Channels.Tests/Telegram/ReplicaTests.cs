using ParticipationBot.Simulator;
using ParticipationBot.Tests;

namespace ParticipationBot.Channels.Tests.Telegram;

public sealed class ReplicaTests
{
    [Fact]
    public async Task Of_two_replicas_one_polls_and_sends_and_the_other_takes_over()
    {
        if (PostgresServer.Missing is { } reason) Assert.Skip(reason);
        await using var postgres = await PostgresServer.StartAsync();
        var database = await postgres.DatabaseAsync();
        var folder = Directory.CreateTempSubdirectory("participation");
        await using var server = await BotApiServer.StartAsync(TimeProvider.System);
        var child = server.AddChild();
        var first = await TelegramHost.StartAsync(server, folder: folder.FullName, connectionString: database);
        await using var second = await TelegramHost.StartAsync(server, folder: folder.FullName, connectionString: database);

        await child.TakePartAsync();
        child.Messages.Should().HaveCount(7, "nothing was sent by both");
        first.Log.Concat(second.Log).Should().NotContain(line => line.Contains("Another process fetches", StringComparison.Ordinal));

        await first.DisposeAsync();
        child.SkipReplies();
        child.SendCommand("/help");
        await child.WaitForReply(TimeSpan.FromSeconds(20));
        folder.Delete(recursive: true);
    }
}
