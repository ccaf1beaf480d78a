namespace ParticipationBot.Conversation.Prompts;

/// <summary>Something the bot says: a text key with its values, and the buttons under it.</summary>
/// <param name="Key">Key of the text in the bot's catalogue.</param>
public sealed record Prompt(string Key)
{
    /// <summary>Values for the text's placeholders. A <see cref="TextKey"/> or a further prompt among them is put into the same language, and so is a day.</summary>
    public IReadOnlyDictionary<string, object> Values { get; init; } = new Dictionary<string, object>();

    /// <summary>Buttons, row by row.</summary>
    public IReadOnlyList<IReadOnlyList<Option>> Rows { get; init; } = [];

    /// <summary>True where the always-present menu should be shown (again) with this text.</summary>
    public bool ShowsMenu { get; init; }

    public Prompt With(string name, object value) =>
        this with { Values = new Dictionary<string, object>(Values) { [name] = value } };

    public Prompt Row(params Option[] options) => this with { Rows = [.. Rows, options] };

    public Prompt Row(string option, string labelKey) => Row(new Option(option, labelKey));

    public Prompt WithMenu() => this with { ShowsMenu = true };
}

/// <summary>A button: what comes back when it is pressed, and the key of its label.</summary>
/// <param name="Marked">Shown as chosen (a tick), for questions with several choices.</param>
public sealed record Option(string Id, string LabelKey, bool Marked = false)
{
    /// <summary>The label itself, in the reader's language, where it is no text of the catalogue: a poll's choice.</summary>
    public string? Label { get; init; }

    public static Option Saying(string id, string label, bool marked = false) => new(id, "", marked) { Label = label };
}

/// <summary>A value of a placeholder that is itself a text of the catalogue.</summary>
public readonly record struct TextKey(string Key);

/// <summary>Several prompts in one placeholder, one after the other.</summary>
public sealed record PromptList(IReadOnlyList<Prompt> Each, string Separator);

/// <summary>Several texts of the catalogue in one placeholder ("smog, roads, lessons").</summary>
public sealed record TextKeys(IReadOnlyList<string> Keys, string Separator = ", ");
