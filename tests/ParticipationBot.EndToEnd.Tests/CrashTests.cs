using Microsoft.EntityFrameworkCore;
using ParticipationBot.Simulator;
using ParticipationBot.Simulator.Children;
using ParticipationBot.Storage.Inbox;
using ParticipationBot.Storage.Outbox;

namespace ParticipationBot.EndToEnd.Tests;

/// <summary>Rules 2 and 3 under SIGKILL: every accepted message is taken once and in order, every disclosure is a case.</summary>
public sealed class CrashTests
{
    private const int Writers = 12;
    private const int Messages = 12;
    private const int Disclosers = 30;
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_host_that_is_killed_again_and_again_loses_and_doubles_nothing(string database)
    {
        await using var installation = await Installation.StartAsync(database);
        var writers = Enumerable.Range(0, Writers).Select(_ => installation.Telegram.AddChild("kk")).ToList();
        await Task.WhenAll(writers.Select(child => child.TakePartAsync("kk")));

        var load = Task.Run(() => SendAsync(installation, writers), Cancel);
        var dice = new Random(20261123);
        for (var kill = 0; kill < 4; kill++)
        {
            await Task.Delay(dice.Next(150, 900), Cancel);
            await installation.Host.KillAsync();
            await installation.Host.StartAsync();
        }
        await load;
        await installation.UntilAsync(
            async db => await db.Cases.CountAsync(Cancel) >= Disclosers && installation.Telegram.PendingUpdates == 0
                && !await db.Inbox.AnyAsync(row => row.Status == InboxStatus.Waiting, Cancel)
                // A child who presses while questions still come in would press one that is no longer the newest.
                && !await db.Outbox.AnyAsync(row => row.Status == OutboxStatus.Waiting, Cancel), "all taken and answered");

        // The views are saved by pressing through, so that their texts can be read and compared.
        foreach (var child in writers)
            foreach (var option in new[] { "done", "skip", "skip" }) await child.PressAsync(option);
        await installation.UntilAsync(async db => await db.Views.CountAsync(Cancel) == Writers, "all views saved");

        await using var db = installation.Database();
        (await db.Inbox.CountAsync(row => row.Status == InboxStatus.Failed, Cancel)).Should().Be(0);
        (await db.Cases.CountAsync(Cancel)).Should().Be(Disclosers);
        (await db.CaseMessages.CountAsync(Cancel)).Should().Be(Disclosers);
        foreach (var view in await db.Views.ToListAsync(Cancel))
            installation.Open(view.Text).Split('\n').Should().Equal(Enumerable.Range(0, Messages).Select(Text));
    }

    private static string Text(int message) => $"кітапхана керек {message:00}";

    private static async Task SendAsync(Installation installation, List<SimulatedChild> writers)
    {
        for (var message = 0; message < Messages; message++)
        {
            foreach (var child in writers) child.SendText(Text(message));
            await Task.Delay(120, Cancel);
        }
        for (var discloser = 0; discloser < Disclosers; discloser++)
        {
            installation.Telegram.AddChild("ru").SendText("дома меня бьют");
            await Task.Delay(40, Cancel);
        }
    }
}
