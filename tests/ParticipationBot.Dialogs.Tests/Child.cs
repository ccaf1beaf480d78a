using ParticipationBot.Conversation;
using ParticipationBot.Conversation.Prompts;
using ParticipationBot.Conversation.State;
using ParticipationBot.Conversation.Turns;

namespace ParticipationBot.Dialogs.Tests;

/// <summary>A child who talks with the dialogs alone. The state is saved and read again between turns, as in the product.</summary>
internal sealed class Child
{
    public static readonly DateTimeOffset Start = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(5));

    private byte[] state = StateJson.Write(new ConversationState());

    public ConversationState State => StateJson.Read(state);
    public DateTimeOffset Now { get; set; } = Start;
    public IReadOnlyList<Effect> Effects { get; private set; } = [];
    public IEnumerable<Prompt> Said => Effects.OfType<Say>().Select(say => say.Prompt);
    public string? Asked => Said.LastOrDefault()?.Key;

    public static Child WhoTakesPart(string language = "kk", string age = "from13to15") =>
        new Child().Command("start").Press(language).Press("accept").Press(age);

    public Child Write(string text, params IReadOnlyList<string> topics) => Take(new Input.Text(text, topics));

    public Child Command(string name) => Take(new Input.Command(name));

    public Child Press(string option) => Take(new Input.Choice(State.Question, option));

    public Child Take(Input input) => Keep(Turn.Take(BotDialogs.All, State, input, Now));

    public Child Begin(string dialog, Answers? answers = null) => Keep(Turn.Begin(BotDialogs.All, State, dialog, Now, answers));

    private Child Keep(TurnResult result)
    {
        state = StateJson.Write(result.State);
        Effects = result.Effects;
        return this;
    }
}
