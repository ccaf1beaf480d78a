using System.Globalization;
using Microsoft.AspNetCore.Http;
using ParticipationBot.Localization;
using ParticipationBot.Participation.Topics;

namespace ParticipationBot.StaffConsole;

/// <summary>The console's texts in the reader's language, for one request or one open page.</summary>
internal sealed class Words(Catalogue catalogue, IHttpContextAccessor request)
{
    public const string Cookie = "staff-language";
    public static readonly IReadOnlyList<string> Languages = ["kk", "ru", "en"];

    // Kazakhstan has one offset since March 2024.
    private static readonly TimeSpan Kazakhstan = TimeSpan.FromHours(5);
    private string? language;

    public string Language
    {
        get => language ??= FromRequest(request.HttpContext);
        set => language = value;
    }

    public CultureInfo Culture => CultureInfo.GetCultureInfo(Language switch { "kk" => "kk-KZ", "ru" => "ru-RU", _ => "en-GB" });

    /// <summary>A text of console.json by its key without the area's prefix, or a shared text by its full key.</summary>
    public string this[string key] => catalogue.Text(Language, key);

    /// <summary>A text as children read it.</summary>
    public string In(string childLanguage, string key) => catalogue.Text(childLanguage, key);

    public string Of(string key, params (string Name, object Value)[] values) =>
        catalogue.Text(Language, key, values.ToDictionary(pair => pair.Name, pair => pair.Value));

    public string Topic(string id) => Taxonomy.Find(id) is { } topic ? $"{topic.Emoji} {this[$"topic.{id}"]}" : id;

    public string When(DateTimeOffset moment) => moment.ToOffset(Kazakhstan).ToString("d MMM HH:mm", Culture);

    /// <summary>With its year: for papers, and for what lies far off.</summary>
    public string WhenInYear(DateTimeOffset moment) => moment.ToOffset(Kazakhstan).ToString("d MMM yyyy HH:mm", Culture);

    public string Number(int number) => number.ToString("N0", Culture);

    /// <summary>"5 min", "3 h", "2 d": short enough for a queue.</summary>
    public string Span(TimeSpan span)
    {
        var length = span.Duration();
        return length.TotalMinutes < 60 ? Of("console.span.minutes", ("n", (int)length.TotalMinutes))
            : length.TotalHours < 48 ? Of("console.span.hours", ("n", (int)length.TotalHours))
            : Of("console.span.days", ("n", (int)length.TotalDays));
    }

    private static string FromRequest(HttpContext? context)
    {
        var chosen = context?.Request.Cookies[Cookie];
        if (chosen is not null && Languages.Contains(chosen)) return chosen;
        var offered = context?.Request.Headers.AcceptLanguage.ToString() ?? "";
        return offered.Split(',').Select(part => part.Trim().Split('-', ';')[0]).FirstOrDefault(part => Languages.Contains(part)) ?? "ru";
    }
}
