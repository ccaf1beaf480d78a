using Microsoft.EntityFrameworkCore;

namespace ParticipationBot.EndToEnd.Tests;

/// <summary>The main job over Telegram's Bot API: a view becomes a topic, a disclosure a case.</summary>
public sealed class TelegramJourneyTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_view_becomes_a_topic_and_a_disclosure_a_case(string database)
    {
        await using var installation = await Installation.StartAsync(database);
        var first = installation.Telegram.AddChild("kk");
        await first.TakePartAsync("kk");
        first.SendText("Қыста түтіннен дем алу қиын, смог көп");
        foreach (var option in new[] { "done", "yes", "skip", "skip", "skip" }) await first.PressAsync(option);
        await first.SeesAsync("Ойыңды жазып алдым");

        var second = installation.Telegram.AddChild("ru");
        await second.TakePartAsync("kk");
        second.SendText("акем ишип келсе урады");
        await second.SeesAsync("Бұл сенің кінәң емес");
        await second.PressAsync("yes");
        await second.SeesAsync("Енді сен маған емес, маманға жазасың");

        await using var db = installation.Database();
        (await db.Views.SingleAsync(Cancel)).Topics.Split(',').Should().Contain("climate_env");
        (await db.Cases.SingleAsync(Cancel)).WantsReply.Should().BeTrue();
        installation.Telegram.UnansweredPresses.Should().Be(0);
        installation.Telegram.Profile.CommandsIn("kk").Should().NotBeEmpty();
    }
}
