namespace ParticipationBot.Conversation.State;

/// <summary>What a dialog remembers between turns: named lists of ids or texts. Immutable.</summary>
public sealed record Answers(IReadOnlyDictionary<string, IReadOnlyList<string>> Values)
{
    public static Answers None { get; } = new(new Dictionary<string, IReadOnlyList<string>>());

    public IReadOnlyList<string> All(string name) => Values.GetValueOrDefault(name) ?? [];

    public string? First(string name) => All(name) is [var first, ..] ? first : null;

    public bool Has(string name) => All(name).Count > 0;

    public Answers With(string name, params IReadOnlyList<string> values) =>
        new(new Dictionary<string, IReadOnlyList<string>>(Values) { [name] = values });

    public Answers Without(string name) =>
        new(Values.Where(pair => pair.Key != name).ToDictionary(pair => pair.Key, pair => pair.Value));
}
