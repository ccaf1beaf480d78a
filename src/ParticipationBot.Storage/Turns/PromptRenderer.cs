using System.Globalization;
using System.Text;
using ParticipationBot.Conversation;
using ParticipationBot.Conversation.Prompts;
using ParticipationBot.Localization;
using ParticipationBot.Participation.Topics;
using ParticipationBot.Storage.Outbox;

namespace ParticipationBot.Storage.Turns;

/// <summary>Puts a prompt into the reader's language. Where that is not known yet, into both, the app's language first, else Kazakh.</summary>
public sealed class PromptRenderer(Catalogue catalogue, IMenu menu)
{
    private const int MostBytesOfData = 64;
    private static readonly string[] Both = ["kk", "ru"];

    /// <param name="appLanguage">The language of the reader's app; only orders what is shown in both.</param>
    public Outgoing Render(Prompt prompt, string? language, int question = 0, bool replaces = false, string? appLanguage = null)
    {
        string[] languages = language is null ? [.. Both.OrderByDescending(each => each == appLanguage)] : [language];
        var rows = language is null ? prompt.Rows.OrderByDescending(row => row.Any(option => option.Id == appLanguage)) : prompt.Rows.AsEnumerable();
        return new Outgoing(
            string.Join("\n\n", languages.Select(each => Text(prompt, each)).Distinct()),
            [.. rows.Select(row => (IReadOnlyList<Button>)[.. row.Select(option => Button(option, languages, question))])],
            prompt.ShowsMenu ? [.. menu.LabelKeys.Select(row => (IReadOnlyList<string>)[.. row.Select(key => Label(key, languages))])] : null,
            replaces);
    }

    private string Text(Prompt prompt, string language) =>
        catalogue.Text(language, prompt.Key, prompt.Values.ToDictionary(pair => pair.Key, pair => Value(pair.Value, language)));

    private object Value(object value, string language) => value switch
    {
        TextKey text => Named(text.Key, language),
        Prompt prompt => Text(prompt, language),
        PromptList prompts => string.Join(prompts.Separator, prompts.Each.Select(prompt => Text(prompt, language))),
        DateOnly day => day.ToString("d MMMM", CultureInfo.GetCultureInfo(language)),
        TextKeys texts => string.Join(texts.Separator, texts.Keys.Select(key => Named(key, language))),
        _ => value,
    };

    private Button Button(Option option, IReadOnlyList<string> languages, int question)
    {
        var data = $"{question}.{option.Id}";
        if (Encoding.UTF8.GetByteCount(data) > MostBytesOfData)
            throw new InvalidOperationException($"The option '{option.Id}' does not fit into {MostBytesOfData} bytes.");
        return new Button((option.Marked ? "✅ " : "") + (option.Label ?? Label(option.LabelKey, languages)), data);
    }

    private string Label(string key, IReadOnlyList<string> languages) => string.Join(" / ", languages.Select(each => Named(key, each)).Distinct());

    private string Named(string key, string language) =>
        key.StartsWith("topic.", StringComparison.Ordinal) && Taxonomy.Find(key["topic.".Length..]) is { } topic
            ? $"{topic.Emoji} {catalogue.Text(language, key)}"
            : catalogue.Text(language, key);
}
