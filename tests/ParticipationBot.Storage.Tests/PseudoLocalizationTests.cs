using ParticipationBot.Localization;
using ParticipationBot.Storage.Inbox;
using ParticipationBot.Storage.Outbox;

namespace ParticipationBot.Storage.Tests;

/// <summary>Everything that a child is shown comes from the catalogue, whole texts at a time, and still fits when a language is 40 % longer.</summary>
public sealed class PseudoLocalizationTests(Databases databases)
{
    private const string Chat = "700100200";
    private const int LongestTelegramText = 4096;

    [Theory, InlineData("kk"), InlineData("ru")]
    public async Task Nothing_a_child_is_shown_comes_from_outside_the_catalogue(string language)
    {
        await using var bot = await Bot.StartPseudoLocalizedAsync(databases);
        await bot.TakePartAsync(Chat, language);
        await bot.WriteAsync(Chat, "smog");
        foreach (var option in new[] { "done", "no", "health", "done", "skip", "yes", "girl", "skip", "skip", "skip", "skip", "yes" }) await bot.PressAsync(Chat, option);
        foreach (var command in new[] { "help", "data", "language", "nosuchcommand", "view" })
        {
            await bot.AcceptAsync(Chat, new IncomingBody(IncomingKind.Command, command));
            await bot.TakeTurnsAsync();
        }
        await bot.AcceptAsync(Chat, new IncomingBody(IncomingKind.Unreadable, "Voice"));
        foreach (var text in new[] { "MAYBE", "HARM", new string('a', 5000) }) await bot.WriteAsync(Chat, text);

        var shown = await bot.UnsentAsync(Chat);
        shown.Should().HaveCountGreaterThan(20);
        shown.SelectMany(Words).Where(words => PseudoLocalization.Foreign(words).Any(char.IsLetter)).Should().BeEmpty();
        shown.Should().OnlyContain(message => message.Text.Length <= LongestTelegramText);
    }

    [Fact]
    public void Words_that_do_not_come_from_the_catalogue_stand_out() =>
        PseudoLocalization.Foreign("📊 ⟦Дауыс⟦ бер⟧~~⟧ now").Should().Be("📊  now");

    private static IEnumerable<string> Words(Outgoing message) =>
        [message.Text, .. message.Buttons.SelectMany(row => row).Select(button => button.Label), .. (message.Menu ?? []).SelectMany(row => row)];
}
