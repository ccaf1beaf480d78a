using System.Globalization;
using ParticipationBot.Insights.Snapshots;
using ParticipationBot.Localization;

namespace ParticipationBot.Insights.Reports;

/// <summary>Texts, names and numbers in a report's language.</summary>
internal sealed class ReportWords(Catalogue catalogue, string language)
{
    private readonly CultureInfo culture = CultureInfo.GetCultureInfo(language);

    public string this[string key] => catalogue.Text(language, key);

    public string Say(string key, params (string Name, object Value)[] values) =>
        catalogue.Text(language, key, values.ToDictionary(value => value.Name, value => value.Value, StringComparer.Ordinal));

    public string Number(int? number) => number?.ToString("N0", culture) ?? "–";

    public string Percent(int? number) => number is { } percent ? percent.ToString(culture) + "%" : "–";

    public string Day(DateOnly day) => day.ToString(language == "en" ? "d MMMM yyyy" : language == "ru" ? "d MMMM yyyy 'г.'" : "dd.MM.yyyy", culture);

    /// <summary>A topic of an old snapshot may have been renamed since; then its id stands, and says so.</summary>
    public string Topic(string id) => catalogue.Has(language, "topic." + id) ? this["topic." + id] : $"[{id}]";

    public string Value(string attribute, string value) => this[(attribute, value) switch
    {
        (_, Voice.Unknown) => "sex.unknown",
        ("language", _) => "home_language." + value,
        _ => attribute + "." + value,
    }];
}
