namespace ParticipationBot.EndToEnd.Tests;

/// <summary>The small standing form of <c>bench disclosures</c>: real processes, real SIGKILL.</summary>
public sealed class DisclosuresUnderFireTests
{
    [Fact]
    public async Task Two_hosts_killed_in_turn_make_one_case_of_every_disclosure()
    {
        if (PostgresServer.Missing is { } reason) Assert.Skip(reason);
        await using var server = await PostgresServer.StartAsync();
        var (exitCode, output) = await HostProcess.CommandAsync(
            "bench", "disclosures", "--count", "80", "--kills", "2", "--model", TrainedModel.File, "--database", await server.DatabaseAsync());
        exitCode.Should().Be(0, output);
        output.Should().Contain("Cases 80, of 80 children; texts opened 80, different 80, doubled 0; deadlines fired in 80 cases, twice in 0.");
        output.Should().Contain("Calls about new cases 80, for 80 cases, arrived 80").And.Contain("with a child's word 0.");
    }
}
