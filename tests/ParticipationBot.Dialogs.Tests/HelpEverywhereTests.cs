using ParticipationBot.Conversation.Dialogs;
using ParticipationBot.Conversation.State;
using ParticipationBot.Conversation.Turns;
using ParticipationBot.Conversation;

namespace ParticipationBot.Dialogs.Tests;

/// <summary>Rule 7 at every question of every dialog, in both languages: help within one tap, leaving, skipping.</summary>
public sealed class HelpEverywhereTests
{
    public static TheoryData<string, string, string> Questions()
    {
        var data = new TheoryData<string, string, string>();
        foreach (var dialog in BotDialogs.All.All)
            foreach (var step in dialog.Graph.Steps.Values.Where(step => step.GetType().Name == "AskStep"))
                foreach (var language in BotLanguages.All) data.Add(dialog.Id, step.Name, language);
        return data;
    }

    [Theory]
    [MemberData(nameof(Questions))]
    public void Help_is_one_tap_away(string dialog, string step, string language)
    {
        var asked = Turn.Take(BotDialogs.All, At(dialog, step, language), new Input.Unreadable(UnreadableKind.Sticker), Child.Start);
        var options = asked.Effects.OfType<Say>().Last().Prompt.Rows.SelectMany(row => row).Select(option => option.Id).ToList();
        if (dialog != "help") options.Should().Contain(EngineKeys.HelpOption);

        var helped = Turn.Take(BotDialogs.All, asked.State, new Input.Choice(asked.State.Question, EngineKeys.HelpOption), Child.Start);
        helped.Effects.OfType<Say>().Last().Prompt.Key.Should().Be("help.card");
    }

    [Theory]
    [MemberData(nameof(Questions))]
    public void The_help_command_works_and_the_question_comes_back(string dialog, string step, string language)
    {
        if (dialog == "help") return;
        var helped = Turn.Take(BotDialogs.All, At(dialog, step, language), new Input.Command("help"), Child.Start);
        var back = Turn.Take(BotDialogs.All, helped.State, new Input.Choice(helped.State.Question, "back"), Child.Start);
        back.State.Running!.Should().Match<Frame>(frame => frame.Dialog == dialog && frame.Step == step);
    }

    [Theory]
    [MemberData(nameof(Questions))]
    public void Stop_ends_it(string dialog, string step, string language)
    {
        var stopped = Turn.Take(BotDialogs.All, At(dialog, step, language), new Input.Command("stop"), Child.Start);
        stopped.State.Stack.Should().BeEmpty();
        stopped.Effects.OfType<Say>().Last().Prompt.Key.Should().Be("stop.bye");
    }

    [Theory]
    [MemberData(nameof(Questions))]
    public void A_disclosure_interrupts_and_the_question_comes_back(string dialog, string step, string language)
    {
        var told = Turn.Begin(BotDialogs.All, At(dialog, step, language), "disclosure", Child.Start);
        told.Effects.OfType<Say>().Last().Prompt.Key.Should().Be("disclosure.answer_here");
        if (dialog == "disclosure") return;
        var back = Turn.Take(BotDialogs.All, told.State, new Input.Choice(told.State.Question, "no"), Child.Start);
        back.State.Running!.Step.Should().Be(step);
    }

    private static ConversationState At(string dialog, string step, string language) => new()
    {
        Language = language,
        Memory = Answers.None.With("notice", "1").With("age", "from13to15"),
        Stack = [new Frame("menu", 1, "choose", Answers.None), .. dialog == "menu" ? Array.Empty<Frame>() : [new Frame(dialog, 1, step, Answers.None)]],
        Question = 5,
    };
}
