using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using ParticipationBot.Hosting;
using ParticipationBot.Simulator;
using ParticipationBot.Simulator.Season;
using ParticipationBot.Storage;
using ParticipationBot.Storage.Commitments;
using ParticipationBot.Storage.Inbox;
using ParticipationBot.Storage.Keys;
using ParticipationBot.Storage.Polls;
using Spectre.Console;

namespace ParticipationBot.Commands;

/// <summary><c>demo</c>: 300 synthetic children talk with the bot over a Bot API server on loopback; <c>demo --remove</c> takes them out again.</summary>
internal sealed class DemoCommand : Command
{
    public DemoCommand() : base("demo", "Fill the product with 300 synthetic children, or remove them.")
    {
        var remove = new Option<bool>("--remove") { Description = "Remove everything that the demo has made." };
        Add(remove);
        SetAction((parsed, cancellation) => parsed.GetValue(remove) ? RemoveAsync(cancellation) : FillAsync(cancellation));
    }

    private static async Task<int> FillAsync(CancellationToken cancellation)
    {
        await using var telegram = await BotApiServer.StartAsync(TimeProvider.System);
        await using var app = await BotHost.BuildAsync(
        [
            "--Demo=true", "--urls=http://127.0.0.1:0", $"--Telegram:BotToken={telegram.Token}", $"--Telegram:ApiRoot={telegram.Root}",
            "--Telegram:PacePerSecond=0", "--Telegram:WebhookUrl=", "--Telegram:StaffChat=",
        ], cancellation);
        await app.StartAsync(cancellation);
        var texts = SeasonTexts.Load(app.Services.GetRequiredService<Settings>().LocalizationFolder);
        await AnsiConsole.Progress().StartAsync(async progress =>
        {
            var children = progress.AddTask("Children talking with the bot", maxValue: 300);
            await new SimulatedSeason(telegram, texts, new SeasonOptions()).RunAsync(new Progress<SeasonProgress>(at => children.Value = at.Done), cancellation);
            children.Value = 300;
        });
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ParticipationDb>();
        while (await db.Inbox.AnyAsync(row => row.Status == InboxStatus.Waiting, cancellation)) await Task.Delay(200, cancellation);
        await DemoLedger.PlantAsync(db, scope.ServiceProvider.GetRequiredService<TimeProvider>(), cancellation);
        await DemoPolls.PlantAsync(db, scope.ServiceProvider.GetRequiredService<Pseudonyms>(), scope.ServiceProvider.GetRequiredService<GroupSeal>(), scope.ServiceProvider.GetRequiredService<TimeProvider>(), cancellation);
        var (views, cases) = (await db.Views.CountAsync(row => row.IsDemo, cancellation), await db.Cases.CountAsync(row => row.IsDemo, cancellation));
        await app.StopAsync(cancellation);
        Console.Out.WriteLine($"The demo holds {views} views and {cases} cases. See them with ./run; remove them with ./run demo --remove.");
        return 0;
    }

    private static async Task<int> RemoveAsync(CancellationToken cancellation)
    {
        await using var app = await BotHost.BuildAsync(["--urls=http://127.0.0.1:0", "--Telegram:BotToken="], cancellation);
        await using var scope = app.Services.CreateAsyncScope();
        var removed = await DemoData.RemoveAsync(scope.ServiceProvider.GetRequiredService<ParticipationDb>(), cancellation);
        Console.Out.WriteLine($"Removed {removed} synthetic children with all that they said.");
        return 0;
    }
}
