using ParticipationBot.Conversation.Checks;
using ParticipationBot.Localization;

namespace ParticipationBot.Dialogs.Tests;

public sealed class GraphTests
{
    private static readonly Catalogue Catalogue = Catalogue.Load(Path.Combine(AppContext.BaseDirectory, "localization"));

    /// <summary>Keys, or their beginnings, that a question says beside its first: no buttons.</summary>
    private static readonly string[] Texts = ["unclear", "poll.question.", "poll.until", "poll.no_end", "poll.closed", "pollmaker.advice.", "polledit.problem."];

    [Fact]
    public void Every_dialog_is_sound() => GraphCheck.Problems(BotDialogs.All).Should().BeEmpty();

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public void Every_text_that_a_dialog_can_say_exists(string language) =>
        GraphCheck.TextKeys(BotDialogs.All).Where(key => !Catalogue.Has(language, key)).Should().BeEmpty();

    [Theory]
    [InlineData("kk")]
    [InlineData("ru")]
    public void Every_button_fits_on_a_phone(string language) =>
        BotDialogs.All.All.SelectMany(dialog => dialog.Graph.Steps.Values)
            .SelectMany(step => step.TextKeys.Skip(1))
            .Where(key => !Texts.Any(key.Contains) && Catalogue.Text(language, key).Length > 40)
            .Should().BeEmpty();

    [Fact]
    public void Every_listed_command_exists_and_has_a_description() =>
        BotDialogs.ListedCommands.Should().OnlyContain(command =>
            BotDialogs.All.Commands.ContainsKey(command)
            && Catalogue.Has("kk", $"commands.{command}") && Catalogue.Has("ru", $"commands.{command}"));

    [Fact]
    public void The_map_in_the_docs_is_drawn_from_these_dialogs() =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "dialogs.md"))
            .Should().Be(DialogMap.Draw(BotDialogs.All), "`./run dialogs map > docs/dialogs.md` draws it anew");
}
