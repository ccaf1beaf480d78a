using System.Text.RegularExpressions;

namespace ParticipationBot.Localization;

/// <summary>Finds texts that are missing in a language or whose placeholders differ. Run by the tests and at start-up.</summary>
public static partial class CatalogueCheck
{
    /// <summary>Languages that each area must have in full. Children are spoken to in Kazakh and Russian; staff read English too.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Required { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["bot"] = ["kk", "ru"],
        ["helpline"] = ["kk", "ru"],
        ["polls"] = ["kk", "ru"],
        ["cleaning"] = ["kk", "ru"],
        ["polledit"] = ["kk", "ru", "en"],
        ["pollmaker"] = ["kk", "ru", "en"],
        ["pollfiles"] = ["kk", "ru", "en"],
        ["pollmaking"] = ["kk", "ru"],
        ["cases"] = ["kk", "ru", "en"],
        ["relay"] = ["kk", "ru"],
        ["casework"] = ["kk", "ru", "en"],
        ["chat"] = ["kk", "ru"],
        ["console"] = ["kk", "ru", "en"],
        ["explore"] = ["kk", "ru", "en"],
        ["themes"] = ["kk", "ru", "en"],
        ["understanding"] = ["kk", "ru", "en"],
        ["news"] = ["kk", "ru"],
        ["commitments"] = ["kk", "ru", "en"],
        ["forums"] = ["kk", "ru", "en"],
        ["releases"] = ["kk", "ru", "en"],
        ["report"] = ["ru", "en"],
        ["childreport"] = ["kk", "ru"],
        ["shared"] = ["kk", "ru", "en"],
    };

    /// <returns>One sentence a problem; empty where every text exists everywhere with the same placeholders.</returns>
    public static IReadOnlyList<string> Problems(Catalogue catalogue) => [.. Required.SelectMany(area => Problems(catalogue, area.Key, area.Value))];

    private static IEnumerable<string> Problems(Catalogue catalogue, string area, IReadOnlyList<string> languages)
    {
        var missing = languages.Where(language => !catalogue.Languages.Contains(language)).ToList();
        foreach (var language in missing) yield return $"The language '{language}' has no texts.";
        var texts = languages.Except(missing).ToDictionary(language => language, language => Keys(catalogue, language, area));
        foreach (var key in texts.Values.SelectMany(keys => keys.Keys).Distinct().Order(StringComparer.Ordinal))
        {
            foreach (var (language, keys) in texts.Where(pair => !pair.Value.ContainsKey(key)))
                yield return $"'{key}' is missing in '{language}' ({area}).";
            var placeholders = texts.Values.Where(keys => keys.ContainsKey(key)).Select(keys => keys[key]).Distinct().ToList();
            if (placeholders.Count > 1) yield return $"'{key}' has different placeholders: {string.Join(" / ", placeholders)}.";
        }
        foreach (var (language, keys) in texts)
            foreach (var form in MissingForms(catalogue, language, area)) yield return form;
    }

    /// <summary>Key without its plural ending → its placeholders, in order.</summary>
    private static Dictionary<string, string> Keys(Catalogue catalogue, string language, string area) =>
        catalogue.Entries(language).Where(pair => pair.Value.Area == area)
            .GroupBy(pair => PluralEnding().Replace(pair.Key, ""))
            .ToDictionary(group => group.Key, group => string.Join(",", group.SelectMany(pair => Placeholders(pair.Value.Text)).Distinct().Order(StringComparer.Ordinal)));

    private static IEnumerable<string> MissingForms(Catalogue catalogue, string language, string area) =>
        catalogue.Entries(language).Where(pair => pair.Value.Area == area && PluralEnding().IsMatch(pair.Key))
            .GroupBy(pair => PluralEnding().Replace(pair.Key, ""))
            .SelectMany(group => PluralRules.Forms(language).Where(form => group.All(pair => pair.Key != $"{group.Key}_{form}"))
                .Select(form => $"'{group.Key}_{form}' is missing in '{language}' ({area})."));

    private static IEnumerable<string> Placeholders(string text) => Placeholder().Matches(text).Select(match => match.Value);

    [GeneratedRegex("_(one|few|many|other)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PluralEnding();

    [GeneratedRegex(@"\{\{\w+\}\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();
}
