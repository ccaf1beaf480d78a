using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using ParticipationBot.Simulator.Children;

namespace ParticipationBot.EndToEnd.Tests;

/// <summary>What becomes of messages while the database cannot be written: they wait, the log says why, and nothing is lost.</summary>
public sealed class StorageFaultTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_full_disk_holds_messages_up_and_loses_none()
    {
        await using var installation = await Installation.StartAsync();
        var child = installation.Telegram.AddChild("kk");
        await child.TakePartAsync("kk");

        await installation.Host.FillDiskAsync();
        child.SendText("әкем мені ұрады");
        await Task.Delay(TimeSpan.FromSeconds(3), Cancel);
        installation.Telegram.PendingUpdates.Should().BePositive("what could not be kept is not acknowledged to Telegram");
        installation.Host.ExitCode.Should().BeNull("the host waits for room");
        await installation.Host.FreeDiskAsync();

        await child.SeesAsync("Бұл сенің кінәң емес");
        await using var db = installation.Database();
        (await db.Cases.CountAsync(Cancel)).Should().Be(1);
        installation.Host.Output.Should().Contain("could not be").And.NotContain("ұрады");
    }

    [Fact]
    public async Task A_locked_database_holds_messages_up_and_loses_none()
    {
        await using var installation = await Installation.StartAsync();
        var child = installation.Telegram.AddChild("ru");
        await child.TakePartAsync("ru");

        await using (var other = new SqliteConnection($"Data Source={Path.Combine(installation.Folder, "participation.db")};Pooling=False"))
        {
            await other.OpenAsync(Cancel);
            await using var taking = other.CreateCommand();
            taking.CommandText = "BEGIN IMMEDIATE";
            await taking.ExecuteNonQueryAsync(Cancel);
            child.SendText("папа меня бьёт");
            await Task.Delay(TimeSpan.FromSeconds(13), Cancel);
            installation.Host.ExitCode.Should().BeNull("the host waits for the lock");
        }

        await child.SeesAsync("не твоя вина");
        await using var db = installation.Database();
        (await db.Cases.CountAsync(Cancel)).Should().Be(1);
    }

    [Fact]
    public async Task A_database_that_may_only_be_read_is_refused_at_the_start()
    {
        var folder = Directory.CreateTempSubdirectory("participation-readonly");
        await using (var first = new HostProcess(folder.FullName, null, null)) await first.StartAsync();
        await using var host = new HostProcess(folder.FullName, $"Data Source={Path.Combine(folder.FullName, "participation.db")};Mode=ReadOnly", null);

        (await host.RunToEndAsync()).Should().Be(1);

        host.Output.Should().Contain("ConnectionStrings__Main").And.Contain("write");
        folder.Delete(recursive: true);
    }
}
