using ParticipationBot.Conversation.Checks;
using ParticipationBot.Conversation.Dialogs;
using ParticipationBot.Conversation.Prompts;
using ParticipationBot.Conversation.State;
using ParticipationBot.Conversation.Turns;

namespace ParticipationBot.Conversation.Tests;

public sealed class TurnTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch;

    [Fact]
    public void A_dialog_that_no_longer_has_the_step_goes_on_at_its_reentry_and_says_so()
    {
        var state = new ConversationState { Stack = [new Frame("root", 1, "a-step-of-last-year", Answers.None)], Question = 3 };
        var result = Turn.Take(Dialogs(), state, new Input.Unreadable(UnreadableKind.Sticker), Now);
        Keys(result).Should().Equal("turn.unreadable.sticker", EngineKeys.Changed, "root.ask");
        result.State.Running!.Step.Should().Be("ask");
    }

    [Fact]
    public void A_dialog_that_no_longer_exists_is_left()
    {
        var state = new ConversationState { Stack = [new Frame("gone", 1, "x", Answers.None)] };
        Turn.Take(Dialogs(), state, new Input.Unreadable(UnreadableKind.Photo), Now).State.Running!.Dialog.Should().Be("root");
    }

    [Fact]
    public void An_unclear_answer_is_explained_and_after_the_third_time_a_way_out_is_named()
    {
        var state = Turn.Take(Dialogs(), new ConversationState(), new Input.Text("hi", []), Now).State;
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            var result = Turn.Take(Dialogs(), state, new Input.Text("?", []), Now);
            Keys(result)[0].Should().Be(attempt < 3 ? "root.unclear" : EngineKeys.Stuck);
            state = result.State;
        }
    }

    [Fact]
    public void An_unknown_command_is_answered_and_the_question_asked_again() =>
        Keys(Turn.Take(Dialogs(), new ConversationState(), new Input.Command("nothing"), Now)).Should().Equal(EngineKeys.UnknownCommand, "root.ask");

    [Fact]
    public void A_state_of_a_later_release_is_refused()
    {
        var bytes = StateJson.Write(new ConversationState { Schema = ConversationState.CurrentSchema + 1 });
        var read = () => StateJson.Read(bytes);
        read.Should().Throw<InvalidDataException>();
    }

    [Fact]
    public void The_check_names_what_is_wrong_with_a_dialog()
    {
        var problems = GraphCheck.Problems(new DialogSet([new Broken()], [new CommandRoute("x", "missing", true, _ => true)], _ => "broken"));
        problems.Should().Contain("broken/ask: asks without a way to skip.")
            .And.Contain("broken/ask: leads to 'nowhere', which does not exist.")
            .And.Contain("broken/island: no path leads here.")
            .And.Contain("broken/ask: no path from here ends the dialog.")
            .And.Contain("/x begins the dialog 'missing', which does not exist.");
    }

    private static DialogSet Dialogs() => new([new Root()], [new CommandRoute("help", "root", true, _ => true)], _ => "root");

    private static List<string> Keys(TurnResult result) => [.. result.Effects.OfType<Say>().Select(say => say.Prompt.Key)];

    private sealed class Root : Dialog
    {
        public override string Id => "root";
        public override int Version => 2;

        protected override void Build(DialogBuilder dialog) => dialog
            .Ask("ask", new Prompt("root.ask").Row("yes", "root.yes")).Navigation().On("yes", "end").OnUnclear("root.unclear")
            .End("end");
    }

    private sealed class Broken : Dialog
    {
        public override string Id => "broken";
        public override int Version => 1;

        protected override void Build(DialogBuilder dialog) => dialog
            .Ask("ask", new Prompt("x")).On("yes", "nowhere").OnUnclear("x")
            .End("island");
    }
}
