using ParticipationBot.Conversation.State;

namespace ParticipationBot.Conversation.Dialogs;

/// <summary>What a step may look at.</summary>
/// <param name="Input">What led to this step; null where the dialog has just begun or a timer runs it.</param>
public sealed record DialogContext(ConversationState State, Answers Answers, Input? Input, DateTimeOffset Now)
{
    public string? Text => (Input as Input.Text)?.Value;
    public IReadOnlyList<string> SuggestedTopics => (Input as Input.Text)?.Topics ?? [];
    public string? Option => (Input as Input.Choice)?.Option;

    /// <summary>Nothing changes.</summary>
    public Outcome Nothing => new(Answers);

    public Outcome Remember(string name, params IReadOnlyList<string> values) => Nothing.Remember(name, values);

    public Outcome Apply(params IReadOnlyList<Effect> effects) => Nothing.Apply(effects);
}

/// <summary>What a step changes: the dialog's answers, the conversation's memory and language, and the effects asked for.</summary>
public sealed record Outcome(Answers Answers)
{
    public IReadOnlyList<Effect> Effects { get; init; } = [];
    internal IReadOnlyDictionary<string, IReadOnlyList<string>> Kept { get; init; } = new Dictionary<string, IReadOnlyList<string>>();
    internal string? Language { get; init; }
    internal bool ForgetsAll { get; init; }

    public Outcome Remember(string name, params IReadOnlyList<string> values) => this with { Answers = Answers.With(name, values) };

    public Outcome Forget(string name) => this with { Answers = Answers.Without(name) };

    public Outcome Apply(params IReadOnlyList<Effect> effects) => this with { Effects = [.. Effects, .. effects] };

    /// <summary>Keeps a value in the conversation's memory, where it outlives the dialog.</summary>
    public Outcome Keep(string name, params IReadOnlyList<string> values) =>
        this with { Kept = new Dictionary<string, IReadOnlyList<string>>(Kept) { [name] = values } };

    public Outcome Speak(string language) => this with { Language = language };

    /// <summary>Empties the conversation's memory: the person has had everything deleted.</summary>
    public Outcome ForgetEverything() => this with { ForgetsAll = true };
}
