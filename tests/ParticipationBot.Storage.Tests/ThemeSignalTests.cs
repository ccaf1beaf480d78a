using Microsoft.EntityFrameworkCore;
using ParticipationBot.Storage.Themes;

namespace ParticipationBot.Storage.Tests;

public sealed class ThemeSignalTests(Databases databases)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Hosts_that_begin_at_once_set_one_nightly_timer(string kind)
    {
        await using var bot = await Bot.StartAsync(databases, kind);
        await using var db = bot.Database();
        for (var round = 0; round < 20; round++)
        {
            await db.Timers.Where(timer => timer.Kind == ThemeSignal.TimerKind).ExecuteDeleteAsync(Cancel);
            await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => bot.Get<ThemeSignal>().StartAsync(Cancel), Cancel)));
            (await db.Timers.CountAsync(timer => timer.Kind == ThemeSignal.TimerKind, Cancel)).Should().Be(1);
        }
    }
}
