using Microsoft.EntityFrameworkCore;
using ParticipationBot.Simulator;

namespace ParticipationBot.Channels.Tests.Telegram;

public sealed class ConversationTests
{
    [Theory, InlineData("kk"), InlineData("ru")]
    public async Task A_child_goes_from_start_to_a_saved_view(string language)
    {
        await using var server = await BotApiServer.StartAsync(TimeProvider.System);
        await using var bot = await TelegramHost.StartAsync(server);
        var child = server.AddChild(language);
        await child.TakePartAsync(language);

        child.Press(child.Menu[0][0]);
        await child.WaitForReply(reply => reply.Buttons.Count > 0);
        child.SendText("smog every winter");
        await child.PressWhenShownAsync("done");
        await child.PressWhenShownAsync("yes");
        await child.PressWhenShownAsync("skip");

        await using var db = bot.Database();
        await Talk.UntilAsync(() => db.Views.AnyAsync(TestContext.Current.CancellationToken), "the view is saved");
        await Talk.UntilAsync(() => server.UnansweredPresses == 0, "every press is answered");
    }

    [Fact]
    public async Task Choosing_topics_changes_one_message_instead_of_sending_many()
    {
        await using var server = await BotApiServer.StartAsync(TimeProvider.System);
        await using var bot = await TelegramHost.StartAsync(server);
        var child = server.AddChild();
        await child.TakePartAsync();
        child.SendText("the bus never comes");
        await child.PressWhenShownAsync("done");
        await child.PressWhenShownAsync("climate_env");
        var ticked = await child.WaitForReply();
        ticked.Edits.Should().Be(1);
        ticked.Buttons.SelectMany(row => row).Should().Contain(button => button.Label.StartsWith('✅'));
    }

    [Fact]
    public async Task The_menu_stands_below_even_where_a_message_has_buttons_of_its_own()
    {
        await using var server = await BotApiServer.StartAsync(TimeProvider.System);
        await using var bot = await TelegramHost.StartAsync(server);
        var child = server.AddChild();
        await child.TakePartAsync();
        child.Menu.SelectMany(row => row).Should().Contain(label => label.Contains("🆘", StringComparison.Ordinal));
        child.Messages.Count(message => message.Menu is not null).Should().Be(1, "a menu that is there is not sent again");
    }

    [Fact]
    public async Task Questions_that_are_over_lose_their_buttons()
    {
        await using var server = await BotApiServer.StartAsync(TimeProvider.System);
        await using var bot = await TelegramHost.StartAsync(server);
        var child = server.AddChild();
        await child.TakePartAsync();
        await Talk.UntilAsync(() => child.Messages.Count(message => message.Buttons.Count > 0) == 1, "only the newest message has buttons");
    }

    [Fact]
    public async Task The_bot_introduces_itself_in_both_languages()
    {
        await using var server = await BotApiServer.StartAsync(TimeProvider.System);
        await using var bot = await TelegramHost.StartAsync(server);
        await Talk.UntilAsync(() => server.Profile.ShortDescriptions.ContainsKey(""), "the bot has introduced itself");
        foreach (var language in new[] { "kk", "ru", "" })
        {
            server.Profile.CommandsIn(language).Select(command => command.Name).Should().Contain(["start", "help", "data", "stop"]);
            server.Profile.Descriptions[language].Should().NotBeEmpty();
            server.Profile.ShortDescriptions[language].Should().NotBeEmpty();
        }
        server.Profile.CommandsIn("kk").Should().NotEqual(server.Profile.CommandsIn("ru"));
    }
}
