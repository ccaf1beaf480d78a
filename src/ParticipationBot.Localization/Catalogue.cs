using System.Text;
using System.Text.Json;

namespace ParticipationBot.Localization;

/// <summary>
/// All texts of the product, from localization/LANGUAGE/AREA.json (i18next JSON v4: nested objects, "{{name}}" placeholders,
/// plural forms as "key_one", "key_few", "key_many", "key_other" chosen by the value "count").
/// A key is "path.in.file"; the area is the file's name. There is no fallback to another language: a missing text throws.
/// </summary>
public sealed class Catalogue
{
    private readonly Dictionary<string, IReadOnlyDictionary<string, CatalogueEntry>> byLanguage;

    private Catalogue(Dictionary<string, IReadOnlyDictionary<string, CatalogueEntry>> byLanguage) => this.byLanguage = byLanguage;

    public IReadOnlyCollection<string> Languages => byLanguage.Keys;

    /// <summary>Reads every language folder that holds texts.</summary>
    /// <exception cref="InvalidDataException">A file is not valid JSON, or holds something other than texts.</exception>
    public static Catalogue Load(string folder)
    {
        var languages = Directory.GetDirectories(folder)
            .Select(path => (Language: Path.GetFileName(path), Files: Directory.GetFiles(path, "*.json").Order(StringComparer.Ordinal).ToList()))
            .Where(found => found.Files.Count > 0)
            .ToDictionary(found => found.Language, found => CatalogueReader.Read(found.Files));
        return new(languages);
    }

    /// <summary>For tests and pseudo-localization.</summary>
    public static Catalogue From(IReadOnlyDictionary<string, IReadOnlyDictionary<string, CatalogueEntry>> entries) => new(new(entries));

    public IReadOnlyDictionary<string, CatalogueEntry> Entries(string language) => byLanguage[language];

    public bool Has(string language, string key) =>
        byLanguage.TryGetValue(language, out var entries) && (entries.ContainsKey(key) || entries.ContainsKey(key + "_other"));

    /// <summary>The text of a key. Where it has plural forms, the value "count" chooses.</summary>
    /// <exception cref="KeyNotFoundException">The language has no such text.</exception>
    public string Text(string language, string key, IReadOnlyDictionary<string, object>? values = null)
    {
        var entries = byLanguage[language];
        var form = values is not null && values.TryGetValue("count", out var count)
            ? $"{key}_{PluralRules.Form(language, Convert.ToDecimal(count))}"
            : key;
        var entry = entries.GetValueOrDefault(form) ?? entries.GetValueOrDefault(key)
            ?? throw new KeyNotFoundException($"The text '{key}' is missing in '{language}'.");
        return values is null ? entry.Text : Fill(entry.Text, values);
    }

    private static string Fill(string text, IReadOnlyDictionary<string, object> values)
    {
        var filled = new StringBuilder(text);
        foreach (var (name, value) in values) filled.Replace("{{" + name + "}}", Convert.ToString(value));
        return filled.ToString();
    }
}

/// <param name="Area">Name of the file, for example "bot".</param>
public sealed record CatalogueEntry(string Area, string Text);

internal static class CatalogueReader
{
    private static readonly JsonDocumentOptions Options = new() { CommentHandling = JsonCommentHandling.Skip };

    public static IReadOnlyDictionary<string, CatalogueEntry> Read(IEnumerable<string> files)
    {
        var entries = new Dictionary<string, CatalogueEntry>();
        foreach (var file in files)
        {
            try
            {
                using var document = JsonDocument.Parse(File.ReadAllBytes(file), Options);
                Collect(document.RootElement, "", Path.GetFileNameWithoutExtension(file), entries);
            }
            catch (JsonException wrong)
            {
                throw new InvalidDataException($"{file} is not valid JSON: {wrong.Message}", wrong);
            }
        }
        return entries;
    }

    private static void Collect(JsonElement element, string path, string area, Dictionary<string, CatalogueEntry> into)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                    Collect(property.Value, path.Length == 0 ? property.Name : $"{path}.{property.Name}", area, into);
                break;
            case JsonValueKind.String:
                if (!into.TryAdd(path, new CatalogueEntry(area, element.GetString()!)))
                    throw new InvalidDataException($"The text '{path}' stands twice.");
                break;
            default:
                throw new InvalidDataException($"The text '{path}' is no string.");
        }
    }
}
