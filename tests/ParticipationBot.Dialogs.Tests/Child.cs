using ParticipationBot.Conversation;
using ParticipationBot.Conversation.Dialogs;
using ParticipationBot.Conversation.Prompts;
using ParticipationBot.Conversation.State;
using ParticipationBot.Conversation.Turns;
using ParticipationBot.Participation.Polls;

namespace ParticipationBot.Dialogs.Tests;

/// <summary>A child who talks with the dialogs alone. The state is saved and read again between turns, as in the product.</summary>
internal sealed class Child
{
    public static readonly DateTimeOffset Start = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(5));

    private readonly DialogSet dialogs;
    private byte[] state = StateJson.Write(new ConversationState());

    /// <summary>One who is asked this poll too.</summary>
    public Child(params IReadOnlyList<HeldPoll> polls)
    {
        var book = new PollBook();
        book.Replace(polls);
        dialogs = BotDialogs.With(book);
    }

    public ConversationState State => StateJson.Read(state);
    public DateTimeOffset Now { get; set; } = Start;
    public IReadOnlyList<Effect> Effects { get; private set; } = [];
    public IEnumerable<Prompt> Said => Effects.OfType<Say>().Select(say => say.Prompt);
    public string? Asked => Said.LastOrDefault()?.Key;

    public static Child WhoTakesPart(string language = "kk", string age = "from13to15", params IReadOnlyList<HeldPoll> polls) =>
        new Child(polls).Command("start").Press(language).Press("accept").Press(age);

    /// <summary>What storage put into the conversation's memory.</summary>
    public Child Knowing(string name, string value)
    {
        state = StateJson.Write(State with { Memory = State.Memory.With(name, value) });
        return this;
    }

    public Child Write(string text, params IReadOnlyList<string> topics) => Take(new Input.Text(text, topics));

    public Child Command(string name, string argument = "") => Take(new Input.Command(name, argument));

    public Child Press(string option) => Take(new Input.Choice(State.Question, option));

    public Child Take(Input input) => Keep(Turn.Take(dialogs, State, input, Now));

    public Child Begin(string dialog, Answers? answers = null) => Keep(Turn.Begin(dialogs, State, dialog, Now, answers));

    private Child Keep(TurnResult result)
    {
        state = StateJson.Write(result.State);
        Effects = result.Effects;
        return this;
    }
}
