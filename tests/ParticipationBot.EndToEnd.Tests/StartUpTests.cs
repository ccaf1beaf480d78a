using System.Net;
using System.Net.Sockets;
using ParticipationBot.Simulator;
using ParticipationBot.Simulator.Children;

namespace ParticipationBot.EndToEnd.Tests;

/// <summary>A start that cannot work ends with a non-zero code and a sentence that says what to do.</summary>
public sealed class StartUpTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("participation-start");

    [Fact]
    public async Task A_wrong_token_is_refused()
    {
        await using var telegram = await BotApiServer.StartAsync(TimeProvider.System);
        await using var wrong = new HostProcess(folder.FullName, null, null, new()
        {
            ["Telegram__BotToken"] = "7000000002:AAwrongwrongwrongwrongwrongwrongwro0",
            ["Telegram__ApiRoot"] = telegram.Root,
        });
        (await wrong.RunToEndAsync()).Should().Be(1);
        wrong.Output.Should().Contain("@BotFather").And.NotContain("AAwrong");
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_named()
    {
        await using var host = new HostProcess(folder.FullName, "Host=127.0.0.1;Port=1;Username=nobody;Database=none;Timeout=2", null);
        (await host.RunToEndAsync()).Should().Be(1);
        host.Output.Should().Contain("ConnectionStrings__Main");
    }

    [Fact]
    public async Task A_database_file_in_a_missing_folder_is_named()
    {
        await using var host = new HostProcess(folder.FullName, "/nonexistent/folder/participation.db", null);
        (await host.RunToEndAsync()).Should().Be(1);
        host.Output.Should().Contain("ConnectionStrings__Main");
    }

    [Fact]
    public async Task A_port_in_use_is_named()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        await using var host = new HostProcess(folder.FullName, null, null);
        host.Listen(port);
        (await host.RunToEndAsync()).Should().Be(1);
        host.Output.Should().Contain("ASPNETCORE_URLS");
    }

    [Fact]
    public async Task The_containers_health_check_tells_a_well_host_from_none()
    {
        await using var host = new HostProcess(folder.FullName, null, null);
        await host.StartAsync();
        (await HostProcess.CommandAsync("health", new Uri(host.Address, "/health/ready").ToString())).Should().Be((0, "Healthy\n"));
        await host.KillAsync();
        (await HostProcess.CommandAsync("health", new Uri(host.Address, "/health/ready").ToString())).ExitCode.Should().Be(1);
        (await HostProcess.CommandAsync("health", "nowhere")).Output.Should().Contain("is no address");
    }

    public void Dispose() => folder.Delete(recursive: true);
}
